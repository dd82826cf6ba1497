import { expect, it } from 'vitest';
import { loadStrength } from './strength';

it('the names of a person make a password no stronger, and those of another form not weaker', async () => {
  const strength = await loadStrength();
  expect(strength('xiaoyulin1990', ['xiaoyulin1990'])).toBe(0);
  expect(strength('xiaoyulin1990', [])).toBeGreaterThan(0);
  expect(strength('correct horse battery staple', [])).toBe(4);
});
