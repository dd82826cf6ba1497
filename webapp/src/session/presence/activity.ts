const IDLE_MILLIS = 5 * 60_000;
const SETTLE_MILLIS = 500;
const USES = ['focus', 'pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

/** Whether somebody looks at this page: it is visible, and was used within the last five minutes. */
export class Activity {
  readonly #changed: (active: boolean) => void;
  readonly #listening = new AbortController();
  #used = Date.now();
  #told: boolean | undefined;
  #settling: ReturnType<typeof setTimeout> | undefined;
  #idle: ReturnType<typeof setTimeout> | undefined;

  constructor(changed: (active: boolean) => void) {
    this.#changed = changed;
  }

  get active(): boolean {
    return document.visibilityState === 'visible' && Date.now() - this.#used < IDLE_MILLIS;
  }

  start(): void {
    const { signal } = this.#listening;
    for (const use of USES) addEventListener(use, this.#use, { signal, passive: true, capture: true });
    document.addEventListener('visibilitychange', this.#use, { signal });
    this.#told = this.active;
    this.#use();
  }

  stop(): void {
    this.#listening.abort();
    clearTimeout(this.#settling);
    clearTimeout(this.#idle);
  }

  readonly #use = (): void => {
    this.#used = Date.now();
    this.#idle ??= setTimeout(this.#look, IDLE_MILLIS);
    if (this.active !== this.#told) this.#settling ??= setTimeout(this.#tell, SETTLE_MILLIS);
  };

  /** Once in five minutes, however much the page is used. */
  readonly #look = (): void => {
    const left = this.#used + IDLE_MILLIS - Date.now();
    this.#idle = left > 0 ? setTimeout(this.#look, left) : undefined;
    if (left <= 0) this.#tell();
  };

  readonly #tell = (): void => {
    this.#settling = undefined;
    if (this.active === this.#told) return;
    this.#told = this.active;
    this.#changed(this.active);
  };
}
