// @vitest-environment jsdom
import { beforeAll, describe, expect, it } from 'vitest';
import { startTranslation, translate } from '../../i18n';
import { eventView, type EventView } from '../../protocol/events';
import { linesText, previewOf, type Telling } from './preview';

beforeAll(startTranslation);

const telling: Telling = { t: translate, me: 'me', nameOf: (id) => id, inGroup: true };

function event(type: string, data: Record<string, unknown>): EventView {
  const header = { eventId: 'e', revision: 1, time: '' };
  return eventView(
    { ...header, type, data: { conversationId: 'g', afterNo: 0, lineNo: 1, subject: 'ann', ...data } },
    '',
  );
}

/** Without the marks that set names apart. */
const plain = (text: string) => text.replace(/[\u2068\u2069]/g, '');
const line = (...events: EventView[]) => plain(linesText(telling, events));
const joined = (by: string, ...members: string[]) =>
  event('group.joined', { by, members, count: 9, fromStart: false });

describe('a line of a group', () => {
  it('says who did what, and "you" where that is oneself', () => {
    expect(line(joined('Ann', 'Bob'))).toBe('Ann invited Bob.');
    expect(line(joined('me', 'Bob', 'Eve'))).toBe('You invited Bob and Eve.');
    expect(line(joined('Ann', 'me'))).toBe('Ann invited you.');
  });

  it('of a group of one names nobody else', () => {
    const alone = event('group.created', { owner: 'me', members: ['me'], personal: {} });
    expect(line(alone)).toBe('You created the group.');
  });

  it('says who came by a link', () => {
    const came = (account: string) =>
      event('group.joined', { by: account, members: [account], count: 9, fromStart: false, linkId: 'l' });
    expect(line(came('Cleo'))).toBe('Cleo joined via an invite link.');
    expect(line(came('me'))).toBe('You joined via an invite link.');
  });

  it('sets what people wrote apart, whichever way it runs', () => {
    expect(linesText(telling, [joined('سارة', 'Bob')])).toContain('\u2068سارة\u2069');
  });

  it('names a few of many', () => {
    const many = Array.from({ length: 10 }, (_, n) => `P${String(n)}`);
    expect(line(joined('Ann', ...many))).toBe('Ann invited P0, P1, P2, P3, P4 and 5 more.');
  });

  it('takes several together who came one after the other', () => {
    expect(line(joined('Ann', 'Bob'), joined('Ann', 'Eve'))).toBe('Ann invited Bob and Eve.');
    expect(line(joined('Ann', 'Bob'), joined('Eve', 'me'))).toBe('Bob and you joined.');
  });

  it('tells a name that was given from one that was taken away', () => {
    expect(line(event('group.renamed', { by: 'Ann', personal: { name: 'Hikers' } }))).toBe(
      'Ann named the group "Hikers".',
    );
    expect(line(event('group.renamed', { by: 'Ann', personal: {} }))).toBe("Ann removed the group's name.");
  });

  it('of a later version says that it can’t be shown', () => {
    expect(line(event('group.frozen', { by: 'Ann' }))).toBe(translate('chat.unknown'));
  });
});

it('a preview names the sender, and those whom the message mentions as one calls them', () => {
  const mentions = [
    { account: 'Bob', from: 3, length: 2 },
    { from: 6, length: 4 },
  ];
  const content = { type: 'text', text: 'Hi @B @all\nnow', mentions };
  const sent = event('message.sent', { messageNo: 1, messageId: 'm', sender: 'Ann', personal: { content } });
  expect(plain(previewOf(telling, sent))).toBe('Ann: Hi @Bob @all now');
  expect(plain(previewOf({ ...telling, me: 'Ann' }, sent))).toBe('You: Hi @Bob @all now');
});
