// as the server's rule: white space, controls, formats, fillers and variation selectors say nothing
const INVISIBLE =
  /^(?:\p{Cc}|\p{Cf}|\p{Cn}|\p{Z}|\p{Variation_Selector}|[\u115f\u1160\u3164\uffa0\u2800]|\u034f|\u180e)*$/u;

/** Nothing that one could see. */
export function isBlank(text: string): boolean {
  return INVISIBLE.test(text);
}

/** Length in Unicode code points, as the server counts. */
export function length(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}
