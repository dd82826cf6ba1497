import type { ConversationView, GroupView, MemberView } from '../../protocol/views';

const ranks = { owner: 0, admin: 1, member: 2 };

export function byRank(one: MemberView, other: MemberView): number {
  return ranks[one.role] - ranks[other.role];
}

/** Whether one is the owner or an admin. */
export function leads({ self, dissolved }: GroupView): boolean {
  return self !== undefined && self.role !== 'member' && !dissolved;
}

export function mayInvite(group: GroupView): boolean {
  return group.self !== undefined && !group.dissolved && (group.inviting !== 'admins' || leads(group));
}

/** What one may do about another member. */
export type Act = 'mute' | 'unmute' | 'remove' | 'make-admin' | 'make-member' | 'transfer';

export function actsOn(group: GroupView, member: MemberView, now: number): Act[] {
  const { self, dissolved } = group;
  if (!self || dissolved || ranks[self.role] >= ranks[member.role]) return [];
  const acts: Act[] = [isMuted(member, now) ? 'unmute' : 'mute', 'remove'];
  if (self.role === 'owner') acts.unshift(member.role === 'admin' ? 'make-member' : 'make-admin', 'transfer');
  return acts;
}

export function isMuted({ mutedUntil }: MemberView, now: number): boolean {
  return mutedUntil !== undefined && Date.parse(mutedUntil) > now;
}

/** Why one can't write in a group. */
export type Silence =
  { type: 'dissolved' | 'removed' | 'left' | 'silenced' } | { type: 'muted'; until: number };

export function silenceOf({ group, last }: ConversationView, now: number): Silence | undefined {
  if (!group) return undefined;
  if (group.dissolved) return { type: 'dissolved' };
  if (!group.self) return { type: last.type === 'group.removed' ? 'removed' : 'left' };
  if (isMuted(group.self, now)) return { type: 'muted', until: Date.parse(group.self.mutedUntil ?? '') };
  return group.silenced && !leads(group) ? { type: 'silenced' } : undefined;
}
