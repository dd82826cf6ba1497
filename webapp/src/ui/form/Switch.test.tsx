// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, it } from 'vitest';
import { Switch } from './Switch';

afterEach(cleanup);

function Shown({ disabled }: { disabled?: boolean }) {
  const [checked, setChecked] = useState(false);
  return (
    <Switch
      label="Sound"
      hint="With each message"
      checked={checked}
      disabled={disabled ?? false}
      onChange={setChecked}
    />
  );
}

const isOn = () => screen.getByRole('switch', { name: 'Sound' }).getAttribute('aria-checked') === 'true';

it('its text, its hint and the switch itself toggle it, once each', () => {
  render(<Shown />);
  fireEvent.click(screen.getByText('Sound'));
  expect(isOn()).toBe(true);
  fireEvent.click(screen.getByText('With each message'));
  expect(isOn()).toBe(false);
  fireEvent.click(screen.getByRole('switch', { name: 'Sound', description: 'With each message' }));
  expect(isOn()).toBe(true);
});

it('nothing toggles it where it is disabled', () => {
  render(<Shown disabled />);
  fireEvent.click(screen.getByText('Sound'));
  expect(isOn()).toBe(false);
});
