/** Text, or a link whose address is safe to follow: http, https or mailto. */
export type Piece = { type: 'text'; text: string } | { type: 'link'; text: string; href: string };

// what may stand in an address, but not its last character: closing punctuation belongs to the sentence
const LINK = /\b(?:https?:\/\/|mailto:)[^\s<>"'`“”‘’…\u3000-\u303f\uff00-\uff0f\uff1a-\uff20]+/giu;
const TRAILING = /[.,:;!?'"*_~)\]}»]$/u;
const PAIRS: Record<string, string> = { ')': '(', ']': '[', '}': '{' };

/** Cuts text into pieces, links apart. Together they are the text. */
export function linkify(text: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of text.matchAll(LINK)) {
    const address = trimmed(match[0]);
    const href = safe(address);
    if (href === undefined) continue;
    if (match.index > at) pieces.push({ type: 'text', text: text.slice(at, match.index) });
    pieces.push({ type: 'link', text: address, href });
    at = match.index + address.length;
  }
  if (at < text.length) pieces.push({ type: 'text', text: text.slice(at) });
  return pieces;
}

function trimmed(address: string): string {
  let end = address;
  while (TRAILING.test(end)) {
    const opening = PAIRS[end.at(-1) ?? ''];
    // a bracket that was opened within the address belongs to it
    if (opening && count(end, opening) >= count(end, end.at(-1) ?? '')) break;
    end = end.slice(0, -1);
  }
  return end;
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

function safe(address: string): string | undefined {
  try {
    const url = new URL(address);
    const complete = url.protocol === 'mailto:' ? url.pathname.includes('@') : url.hostname !== '';
    return complete && ['http:', 'https:', 'mailto:'].includes(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}
