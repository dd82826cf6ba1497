// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { startTranslation } from '../../i18n';
import { Field } from './Field';

beforeAll(() => startTranslation());
afterEach(cleanup);

function field(value: string, error?: string) {
  render(<Field label="Name" value={value} limit={40} error={error} readOnly />);
  const input = screen.getByRole('textbox', { name: 'Name' });
  const described = (input.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent);
  return { wrong: input.getAttribute('aria-invalid'), described };
}

it('a text with room left is not counted', () => {
  expect(field('x'.repeat(36))).toEqual({ wrong: 'false', described: [undefined] });
});

it('a text is counted close to its limit, in code points and without the spaces around it', () => {
  expect(field(` ${'🙂'.repeat(40)} `)).toEqual({ wrong: 'false', described: ['40 of 40'] });
});

it('a text over its limit is wrong and says how much of how much, rather than anything else', () => {
  expect(field('🙂'.repeat(43), 'The server is away')).toEqual({
    wrong: 'true',
    described: ['Too long: 43 of 40 characters.'],
  });
});
