import type { ChangeEvent } from 'react';

/**
 * Makes capitals and full-width letters in a field plain small ones; the caret stays where it is. Returns what stands
 * there then.
 */
export function toSmall(field: HTMLInputElement): string {
  const small = field.value.normalize('NFKC').toLowerCase();
  if (small !== field.value) {
    const caret = field.selectionStart;
    field.value = small;
    field.setSelectionRange(caret, caret);
  }
  return small;
}

/** The same as one types. It would end a composition: what was composed is made small when that has ended. */
export function smallTyped({ target, nativeEvent }: ChangeEvent<HTMLInputElement>): string {
  return (nativeEvent as Partial<InputEvent>).isComposing ? target.value : toSmall(target);
}
