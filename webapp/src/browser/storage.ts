/** What the browser keeps by name. Where that is blocked or full, it is in memory, until the page is closed. */
class Kept {
  readonly #memory = new Map<string, string>();
  readonly #storage: () => Storage;

  constructor(storage: () => Storage) {
    this.#storage = storage;
  }

  get(key: string): string | null {
    return this.#use((storage) => storage.getItem(key)) ?? this.#memory.get(key) ?? null;
  }

  set(key: string, value: string): void {
    // else a full storage would go on with the old value
    this.remove(key);
    this.#memory.set(key, value);
    this.#use((storage) => {
      storage.setItem(key, value);
      this.#memory.delete(key);
    });
  }

  remove(key: string): void {
    this.#memory.delete(key);
    this.#use((storage) => {
      storage.removeItem(key);
    });
  }

  keys(): string[] {
    return [...new Set([...(this.#use((storage) => Object.keys(storage)) ?? []), ...this.#memory.keys()])];
  }

  /** Even to name a storage that is blocked throws. */
  #use<T>(work: (storage: Storage) => T): T | undefined {
    try {
      return work(this.#storage());
    } catch {
      return undefined;
    }
  }
}

/** For all tabs, and after a restart. */
export const forBrowser = new Kept(() => localStorage);
/** For this tab, over a reload too. */
export const forTab = new Kept(() => sessionStorage);
