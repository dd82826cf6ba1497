import { describe, expect, it, vi } from 'vitest';
import { personColor } from './person-color';

// read as a file: a style sheet that is imported is empty in a test
interface Files {
  readFileSync: (path: string, encoding: 'utf8') => string;
}
const tokens = (await vi.importActual<Files>('node:fs')).readFileSync('src/ui/tokens.css', 'utf8');

const [light = '', dark = ''] = tokens.split('.dark {');
const valueIn = (theme: string, name: string) => new RegExp(`${name}: (#[0-9a-f]+);`).exec(theme)?.[1] ?? '';
const all = Array.from({ length: 8 }, (_, index) => `--person-${String(index + 1)}`);

/** Relative luminance as WCAG has it. */
function luminance(color: string): number {
  const [, digits = ''] = /^#([0-9a-f]+)$/.exec(color) ?? [];
  const channels = (digits.length === 3 ? digits.replace(/./g, '$&$&') : digits).match(/../g);
  const [red = 0, green = 0, blue = 0] = (channels ?? []).map((each) => {
    const value = parseInt(each, 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dim = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dim + 0.05);
}

describe('the colour of an account', () => {
  it('is always the same, and spread over all', () => {
    const colors = Array.from({ length: 400 }, (_, n) =>
      personColor(`01981f3c-7a${String(n)}-7000-8000-000000000000`),
    );
    expect(personColor('01981f3c')).toBe(personColor('01981f3c'));
    expect(new Set(colors)).toEqual(new Set(all.map((each) => `var(${each})`)));
    for (const each of new Set(colors))
      expect(colors.filter((other) => other === each).length).toBeGreaterThan(20);
  });

  it.each(all)('%s can be read on every surface, and a letter on it', (name) => {
    const [day, night] = [valueIn(light, name), valueIn(dark, name)];
    for (const surface of ['#ffffff', valueIn(light, '--chat'), '#f1f0ef'])
      expect(contrast(day, surface)).toBeGreaterThan(4.5);
    for (const surface of ['#111110', valueIn(dark, '--chat'), '#222221'])
      expect(contrast(night, surface)).toBeGreaterThan(4.5);
    expect(contrast(valueIn(light, '--on-person'), day)).toBeGreaterThan(4.5);
    expect(contrast(valueIn(dark, '--on-person'), night)).toBeGreaterThan(4.5);
  });
});
