import type { Mention } from '../../../protocol/events';
import type { AccountId } from '../../../protocol/views';
import { length } from '../../../ui/text/text';

/** Text, or what stands for somebody in it; for everyone without an account. */
export type Piece = { type: 'text'; text: string } | { type: 'mention'; account: AccountId | undefined };

/** Cuts a text at its mentions. One that isn't within the text, or within another, is left as text. */
export function cut(text: string, mentions: readonly Mention[] = []): Piece[] {
  const characters = Array.from(text);
  const pieces: Piece[] = [];
  let at = 0;
  const upTo = (end: number) => {
    if (end > at) pieces.push({ type: 'text', text: characters.slice(at, end).join('') });
  };
  for (const { account, from, length: size } of mentions) {
    if (from < at || size < 1 || from + size > characters.length) continue;
    upTo(from);
    pieces.push({ type: 'mention', account });
    at = from + size;
  }
  upTo(characters.length);
  return pieces;
}

/** The text with the names that `nameOf` has for those whom it mentions. */
export function readable(
  text: string,
  mentions: readonly Mention[] | undefined,
  nameOf: (account: AccountId | undefined) => string,
): string {
  return cut(text, mentions)
    .map((piece) => (piece.type === 'text' ? piece.text : `@${nameOf(piece.account)}`))
    .join('');
}

/** The mentions that a change of the text leaves: those after it have moved, those that it touched are gone. */
export function moved(before: string, after: string, mentions: readonly Mention[]): Mention[] {
  if (mentions.length === 0) return [];
  const [old, now] = [Array.from(before), Array.from(after)];
  const shortest = Math.min(old.length, now.length);
  let same = 0;
  while (same < shortest && old[same] === now[same]) same++;
  let behind = 0;
  while (behind < shortest - same && old.at(-1 - behind) === now.at(-1 - behind)) behind++;
  const shift = now.length - old.length;
  return mentions.flatMap((mention) => {
    if (mention.from + mention.length <= same) return [mention];
    return mention.from >= old.length - behind ? [{ ...mention, from: mention.from + shift }] : [];
  });
}

/**
 * What is typed after an `@`, also one of a Chinese keyboard, up to the caret; `at`: where the `@` stands (UTF-16, as in
 * a text field).
 */
export interface Asking {
  at: number;
  query: string;
}

const TYPED = /(?:^|[^\w@＠﹫.+-])[@＠﹫]([^\s@＠﹫]{0,40})$/u;

/** Whether somebody is being mentioned where the caret stands. */
export function askingAt(text: string, caret: number): Asking | undefined {
  const query = TYPED.exec(text.slice(0, caret))?.[1];
  return query === undefined ? undefined : { at: caret - query.length - 1, query };
}

export interface Written {
  text: string;
  mentions: Mention[];
  /** Where the caret stands now. */
  caret: number;
}

/** Puts a mention in the place of what was typed. The name is the one that all see. */
export function mentioned(
  { text, mentions }: { text: string; mentions: readonly Mention[] },
  { at, query }: Asking,
  account: AccountId | undefined,
  name: string,
): Written {
  const word = `@${name}`;
  const next = `${text.slice(0, at)}${word} ${text.slice(at + 1 + query.length)}`;
  const mention: Mention = { from: length(text.slice(0, at)), length: length(word) };
  if (account !== undefined) mention.account = account;
  const all = [...moved(text, next, mentions), mention].sort((one, other) => one.from - other.from);
  return { text: next, mentions: all, caret: at + word.length + 1 };
}
