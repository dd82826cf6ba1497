// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { startTranslation, translate } from '../../i18n';
import { CopyLink } from './CopyLink';

beforeAll(() => startTranslation());
afterEach(cleanup);

it('a link is there to be copied, and to be scanned once one asks for its code', async () => {
  const link = 'https://chat.example.org/add/ann';
  render(<CopyLink link={link} label="Ann’s link" />);
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Ann’s link' }).value).toBe(link);
  expect(screen.queryByRole('img')).toBeNull();
  const code = screen.getByRole<HTMLDetailsElement>('group');
  code.open = true;
  fireEvent(code, new Event('toggle'));
  await screen.findByRole('img', { name: translate('links.qr-text', { link }) });
});
