const BASIS = 0x811c9dc5;
const PRIME = 0x01000193;

/**
 * The colour of an account, always the same: `var(--person-1)` to `var(--person-8)`, for `style={{ color }}` or a
 * background. In both themes it has 4.5:1 against every surface, and what stands on it, `var(--on-person)`, against it.
 */
export function personColor(accountId: string): string {
  // FNV-1a, whose upper bits depend on every character
  let hash = BASIS;
  for (const each of accountId) hash = Math.imul(hash ^ (each.codePointAt(0) ?? 0), PRIME);
  return `var(--person-${String((hash >>> 29) + 1)})`;
}
