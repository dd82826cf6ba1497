// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { startTranslation } from '../../../i18n';
import { SessionContext } from '../../../session/hooks/useSession';
import type { ConversationView } from '../../../protocol/views';
import type { Draft } from '../../../session/sending/drafts';
import type { Session } from '../../../session/session';
import { Composer } from './Composer';

beforeAll(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
  return startTranslation();
});
afterEach(() => {
  cleanup();
  drafts.clear();
});

const drafts = new Map<string, Draft>();
const conversation = { conversationId: 'c', other: 'bob' } as ConversationView;

function compose() {
  const say = vi.fn((..._: Parameters<Session['say']>) => Promise.resolve());
  const session = {
    say,
    drafts: {
      of: (id: string) => drafts.get(id) ?? { text: '', mentions: [] },
      keep: (id: string, draft: Draft) => drafts.set(id, draft),
    },
    account: { typing: { compose: vi.fn() } },
  };
  render(
    <SessionContext value={session as unknown as Session}>
      <Composer conversation={conversation} onSent={() => undefined} />
    </SessionContext>,
  );
  const area = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Message' });
  const type = (value: string) => fireEvent.change(area, { target: { value } });
  return { say, area, type };
}

it('Enter sends and empties the box', () => {
  const { say, area, type } = compose();
  type('hello');
  fireEvent.keyDown(area, { key: 'Enter' });
  expect(say).toHaveBeenCalledExactlyOnceWith('c', 'hello', []);
  expect(area.value).toBe('');
});

it('Shift+Enter breaks the line', () => {
  const { say, area, type } = compose();
  type('hello');
  expect(fireEvent.keyDown(area, { key: 'Enter', shiftKey: true })).toBe(true);
  expect(say).not.toHaveBeenCalled();
});

it('a line break is sent as a line feed, as the server keeps it and counts mentions in it', () => {
  const { say, area, type } = compose();
  type('hi\r\n@Bob');
  fireEvent.keyDown(area, { key: 'Enter' });
  expect(say).toHaveBeenCalledExactlyOnceWith('c', 'hi\n@Bob', []);
});

it('spaces and line breaks at the end are not sent', () => {
  const { say, area, type } = compose();
  type('  one\n\ntwo \n');
  fireEvent.keyDown(area, { key: 'Enter' });
  expect(say).toHaveBeenCalledExactlyOnceWith('c', '  one\n\ntwo', []);
});

it('an Enter that ends a composition never sends', () => {
  const { say, area, type } = compose();
  type('你好');
  fireEvent.keyDown(area, { key: 'Enter', isComposing: true });
  // Safari: the composition has ended, the key code is left
  fireEvent.keyDown(area, { key: 'Enter', keyCode: 229 });
  expect(say).not.toHaveBeenCalled();
});

it('a text is counted close to its limit', () => {
  const { area, type } = compose();
  type('🙂'.repeat(7_200));
  expect(area.getAttribute('aria-describedby')).toBeNull();
  type('🙂'.repeat(7_201));
  expect(document.getElementById(area.getAttribute('aria-describedby') ?? '')?.textContent).toBe(
    '7,201 of 8,000',
  );
});

it('text over the limit stays, says how much of how much, and Enter says why it is not sent', () => {
  const { say, area, type } = compose();
  type('🙂'.repeat(8_003));
  fireEvent.keyDown(area, { key: 'Enter' });
  expect(say).not.toHaveBeenCalled();
  expect(screen.getByRole('status').textContent).toBe('8,003 of 8,000');
  expect(screen.getByRole('alert').textContent).toContain('8,003');
  expect(area.value).toHaveLength(16_006);
  type('shorter');
  expect(screen.queryByRole('alert')).toBeNull();
});

it('text that cannot be seen is not sent, and Enter says so each time', () => {
  const { say, area, type } = compose();
  fireEvent.keyDown(area, { key: 'Enter' });
  expect(screen.queryByRole('alert')).toBeNull();
  type(' \u200b\n');
  fireEvent.keyDown(area, { key: 'Enter' });
  expect(say).not.toHaveBeenCalled();
  const said = screen.getByRole('alert');
  fireEvent.keyDown(area, { key: 'Enter' });
  // made anew, so that it is read out again
  expect(screen.getByRole('alert')).not.toBe(said);
});

it('what was typed is there again when one comes back', () => {
  compose().type('half a sen');
  cleanup();
  expect(compose().area.value).toBe('half a sen');
});

it('a draft goes as its message is taken, and comes back where that could not be kept', async () => {
  const { say, area, type } = compose();
  type('hello');
  say.mockRejectedValueOnce(new Error('nobody is logged in'));
  fireEvent.keyDown(area, { key: 'Enter' });
  expect(drafts.get('c')?.text).toBe('');
  await vi.waitFor(() => {
    expect(area.value).toBe('hello');
  });
  expect(drafts.get('c')?.text).toBe('hello');
});
