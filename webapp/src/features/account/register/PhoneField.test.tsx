// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { startTranslation } from '../../../i18n';
import PhoneField from './PhoneField';

beforeAll(() => startTranslation());
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

function field(...languages: string[]) {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(languages);
  const onChange = vi.fn();
  render(<PhoneField onChange={onChange} />);
  const number = screen.getByRole<HTMLInputElement>('textbox');
  const country = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Country code' });
  return {
    onChange,
    number,
    country,
    type: (value: string) => fireEvent.change(number, { target: { value } }),
    choose: (value: string) => fireEvent.change(country, { target: { value } }),
  };
}

it.each([
  [['de-CH', 'en'], 'CH'],
  [['de'], 'DE'],
  [['eo'], 'CN'],
])('the languages %j lead to a country', (languages, code) => {
  expect(field(...languages).country.value).toBe(code);
});

it('a number goes with its country, and anew where that is another one', () => {
  const { onChange, type, choose } = field('en-GB');
  type('07911 123456');
  expect(onChange).toHaveBeenLastCalledWith('+447911123456');
  choose('DE');
  expect(onChange).toHaveBeenLastCalledWith('+497911123456');
});

it('what is no number goes as it is, and nothing where nothing is', () => {
  const { onChange, type } = field('en-GB');
  type('abc');
  expect(onChange).toHaveBeenLastCalledWith('abc');
  type(' ');
  expect(onChange).toHaveBeenLastCalledWith('');
});

it('a number is set out once one leaves it', () => {
  const { number, type } = field('en-GB');
  type('07911123456');
  expect(number.value).toBe('07911123456');
  fireEvent.blur(number);
  expect(number.value).toBe('07911 123456');
});
