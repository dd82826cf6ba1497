import { describe, expect, it } from 'vitest';
import type { ConversationView, GroupView, MemberView } from '../../protocol/views';
import { actsOn, leads, mayInvite, silenceOf } from './permissions';

const NOW = Date.parse('2026-03-01T10:00:00Z');
const LATER = '2026-03-01T10:10:00Z';
const member = (role: MemberView['role'], fields: Partial<MemberView> = {}): MemberView => ({
  account: role,
  role,
  joined: '2026-03-01T09:00:00Z',
  ...fields,
});
const group = (self: MemberView | undefined, fields: Partial<GroupView> = {}) =>
  ({ self, inviting: 'anyone', silenced: false, dissolved: false, ...fields }) as GroupView;
const silence = (self: MemberView | undefined, fields?: Partial<GroupView>, last = 'message.sent') =>
  silenceOf({ group: group(self, fields), last: { type: last } } as ConversationView, NOW);

describe('in a group', () => {
  it('one acts on those below', () => {
    expect(actsOn(group(member('member')), member('member'), NOW)).toEqual([]);
    expect(actsOn(group(member('admin')), member('admin'), NOW)).toEqual([]);
    expect(actsOn(group(member('admin')), member('owner'), NOW)).toEqual([]);
    expect(actsOn(group(member('admin')), member('member'), NOW)).toEqual(['mute', 'remove']);
    expect(actsOn(group(member('owner')), member('member'), NOW)).toEqual([
      'make-admin',
      'transfer',
      'mute',
      'remove',
    ]);
    expect(actsOn(group(member('owner')), member('admin'), NOW)).toContain('make-member');
  });

  it('a mute that has passed is none', () => {
    const muted = member('member', { mutedUntil: LATER });
    expect(actsOn(group(member('admin')), muted, NOW)).toContain('unmute');
    expect(actsOn(group(member('admin')), muted, Date.parse(LATER))).toContain('mute');
  });

  it('nothing is led or grows once it was dissolved', () => {
    const end = group(member('owner'), { dissolved: true });
    expect([leads(end), mayInvite(end), actsOn(end, member('member'), NOW)]).toEqual([false, false, []]);
  });

  it('those invite whom the group lets', () => {
    expect(mayInvite(group(member('member')))).toBe(true);
    expect(mayInvite(group(member('member'), { inviting: 'admins' }))).toBe(false);
    expect(mayInvite(group(member('admin'), { inviting: 'admins' }))).toBe(true);
    expect(mayInvite(group(undefined))).toBe(false);
  });

  it('one is told why one can’t write', () => {
    expect(silence(member('member'))).toBeUndefined();
    expect(silence(member('member'), { silenced: true })).toEqual({ type: 'silenced' });
    expect(silence(member('admin'), { silenced: true })).toBeUndefined();
    expect(silence(member('member', { mutedUntil: LATER }))).toEqual({
      type: 'muted',
      until: Date.parse(LATER),
    });
    expect(silence(member('owner'), { dissolved: true })).toEqual({ type: 'dissolved' });
    expect(silence(undefined, {}, 'group.removed')).toEqual({ type: 'removed' });
    expect(silence(undefined, {}, 'group.left')).toEqual({ type: 'left' });
  });
});
