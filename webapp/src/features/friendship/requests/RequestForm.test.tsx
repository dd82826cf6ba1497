// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { startTranslation } from '../../../i18n';
import { limits } from '../../../protocol/limits';
import { SessionContext } from '../../../session/hooks/useSession';
import type { Session } from '../../../session/session';
import type { Model } from '../../../session/state/model';
import { Store } from '../../../session/state/store';
import { RequestForm } from './RequestForm';

beforeAll(() => startTranslation());
afterEach(cleanup);

function form(answer: object = { type: 'accepted' }) {
  const perform = vi.fn((_: object) => Promise.resolve(answer));
  const store = new Store({ state: { self: { nickname: 'Ann' } } } as unknown as Model);
  render(
    <SessionContext value={{ store, account: { perform } } as unknown as Session}>
      <RequestForm other="bob" withRemark source="link" />
    </SessionContext>,
  );
  const message = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Message' });
  const remark = screen.getByRole('textbox', { name: /^Private name/ });
  return {
    perform,
    message,
    write: (value: string) => fireEvent.change(message, { target: { value } }),
    remember: (value: string) => fireEvent.change(remark, { target: { value } }),
    send: () => fireEvent.click(screen.getByRole('button', { name: 'Send request' })),
  };
}

const request = { type: 'friendship.request', other: 'bob', source: 'link' };

it('it says who asks, unless one writes something else', () => {
  const { perform, message, send } = form();
  expect(message.value).toBe("Hi, I'm Ann.");
  send();
  expect(perform).toHaveBeenCalledExactlyOnceWith({ ...request, message: message.value });
});

it('the message goes as one line, with the private name', () => {
  const { perform, write, remember, send } = form();
  write(' We met\n on the  ridge ');
  remember(' Bobby ');
  send();
  expect(perform).toHaveBeenCalledExactlyOnceWith({
    ...request,
    message: 'We met on the ridge',
    remark: 'Bobby',
  });
});

it('without a message none is sent', () => {
  const { perform, write, send } = form();
  write(' \n');
  send();
  expect(perform).toHaveBeenCalledExactlyOnceWith(request);
});

it.each([
  ['message', 'x'.repeat(limits.requestMessage + 1), ''],
  ['private name', 'hi', 'x'.repeat(limits.remark + 1)],
])('with a %s that is too long nothing is sent', (_, message, remark) => {
  const { perform, write, remember, send } = form();
  write(message);
  remember(remark);
  send();
  expect(perform).not.toHaveBeenCalled();
});

it('a refusal is said, and nothing is sent twice meanwhile', async () => {
  const { perform, send } = form({ type: 'refused', code: 'blocked-by-you' });
  send();
  send();
  expect(perform).toHaveBeenCalledOnce();
  await screen.findByText('You blocked this person. Unblock them first.');
});
