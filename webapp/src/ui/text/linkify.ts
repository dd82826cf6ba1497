/** Text, or a link whose address is safe to follow: http, https or mailto. */
export type Piece = { type: 'text'; text: string } | { type: 'link'; text: string; href: string };

// Of ASCII what may stand in an address, else letters and digits alone: brackets, commas, quotes and spaces of any
// width end it, and so does what can't be seen or turns the writing around.
const LINK =
  /\b(?:https?:\/\/|mailto:)(?:(?!\p{Default_Ignorable_Code_Point})[!#-&(-;=?-[\]-_a-~\p{L}\p{M}\p{N}])+/giu;
// closing punctuation belongs to the sentence
const TRAILING = '.,:;!?*_~';
const OPENING: Partial<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
/** A part of a host that reads as what it is: ASCII, or of a script without letters that look like ASCII's. */
const PLAIN = /^(?:[a-zA-Z\d-]+|\p{Unified_Ideograph}+|[가-힣]+)$/u;
const MAILBOXES = /^[^@,]+@[^@,]+(?:,[^@,]+@[^@,]+)*$/;

/**
 * Cuts text into pieces, links apart. Together they are the text, but a link whose host would read as another one shows
 * the host where it leads, as it is looked up (`xn--` for letters of other scripts).
 */
export function linkify(text: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of text.matchAll(LINK)) {
    const address = match[0].slice(0, endOf(match[0]));
    const link = linkTo(address);
    if (!link) continue;
    if (match.index > at) pieces.push({ type: 'text', text: text.slice(at, match.index) });
    pieces.push({ type: 'link', ...link });
    at = match.index + address.length;
  }
  if (at < text.length) pieces.push({ type: 'text', text: text.slice(at) });
  return pieces;
}

/** Where an address ends, before the punctuation behind it: a bracket that was opened within the address belongs to it. */
export function endOf(address: ArrayLike<string> & Iterable<string>): number {
  const left = new Map<string, number>();
  for (const character of address) left.set(character, (left.get(character) ?? 0) + 1);
  let end = address.length;
  for (; end > 0; end--) {
    const last = address[end - 1] ?? '';
    const opening = OPENING[last];
    const count = left.get(last) ?? 0;
    if (opening === undefined ? !TRAILING.includes(last) : (left.get(opening) ?? 0) >= count) break;
    left.set(last, count - 1);
  }
  return end;
}

/** None to an address that can't be followed, or whose text names somebody before its host, which then reads as a host. */
function linkTo(address: string): { text: string; href: string } | undefined {
  const url = parsed(address);
  if (url?.username !== '' || url.password !== '') return undefined;
  if (url.protocol === 'mailto:')
    return /^\p{ASCII}*$/u.test(address) && MAILBOXES.test(url.pathname)
      ? { text: address, href: url.href }
      : undefined;
  const [, scheme = '', host = '', rest = ''] = /^(https?:\/\/)\/*([^/?#]*)(.*)$/i.exec(address) ?? [];
  if (url.host === '') return undefined;
  const reads = host.toLowerCase() === url.host || isReadAs(host);
  return { text: scheme + (reads ? host : url.host) + rest, href: url.href };
}

function parsed(address: string): URL | undefined {
  try {
    return new URL(address);
  } catch {
    return undefined;
  }
}

/** Whether a host that isn't ASCII reads as itself alone. */
function isReadAs(host: string): boolean {
  const name = host.replace(/:\d+$/, '');
  return !/^\p{ASCII}*$/u.test(name) && name.split('.').every((part) => PLAIN.test(part));
}
