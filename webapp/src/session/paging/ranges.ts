/** Places in a conversation's timeline, both ends included: everything on screen between them is stored. */
export type Range = readonly [from: number, to: number];

/** The ranges with one more; those that share a place become one. Sorted, disjoint. */
export function add(ranges: readonly Range[], range: Range): Range[] {
  const [from, to] = range;
  const apart = ranges.filter((other) => other[1] < from || other[0] > to);
  const joined = ranges.filter((other) => !(other[1] < from || other[0] > to));
  const whole: Range = [
    Math.min(from, ...joined.map((other) => other[0])),
    Math.max(to, ...joined.map((other) => other[1])),
  ];
  return [...apart, whole].sort((a, b) => a[0] - b[0]);
}

export function containing(ranges: readonly Range[], place: number): Range | undefined {
  return ranges.find(([from, to]) => from <= place && place <= to);
}

/** After the event at `place` came next after the one at `previous`: their range grows, or a new one begins. */
export function grow(ranges: readonly Range[], previous: number | undefined, place: number): Range[] {
  const known = previous === undefined ? undefined : containing(ranges, previous);
  return add(ranges, known ? [known[0], Math.max(known[1], place)] : [place, place]);
}
