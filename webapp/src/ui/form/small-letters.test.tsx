// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, it } from 'vitest';
import { smallTyped, toSmall } from './small-letters';

afterEach(cleanup);

function Shown() {
  const [text, setText] = useState('');
  return (
    <input
      value={text}
      onChange={(event) => {
        setText(smallTyped(event));
      }}
      onCompositionEnd={({ currentTarget }) => {
        setText(toSmall(currentTarget));
      }}
    />
  );
}

function field() {
  render(<Shown />);
  return screen.getByRole<HTMLInputElement>('textbox');
}

it('capitals and full-width letters become small, and the caret stays', () => {
  const input = field();
  fireEvent.input(input, { target: { value: 'ＡnnB＿1', selectionStart: 2, selectionEnd: 2 } });
  expect(input.value).toBe('annb_1');
  expect(input.selectionStart).toBe(2);
});

it('a composition is left alone until it ends', () => {
  const input = field();
  fireEvent.input(input, { target: { value: 'An' }, isComposing: true });
  expect(input.value).toBe('An');
  fireEvent.compositionEnd(input);
  expect(input.value).toBe('an');
});
