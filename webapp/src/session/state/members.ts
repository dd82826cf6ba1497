import type { GroupEvent } from '../../protocol/events';
import type { AccountId, MemberView } from '../../protocol/views';

export type Members = readonly MemberView[];

/** The members of a group after an event; the same list where nothing changed. */
export function membersAfter(members: Members, event: GroupEvent): Members {
  const change = (account: AccountId, fields: Partial<MemberView>) =>
    members.map((member) => (member.account === account ? { ...member, ...fields } : member));
  const without = (gone: readonly AccountId[]) => members.filter(({ account }) => !gone.includes(account));
  switch (event.type) {
    case 'group.created':
    case 'group.joined': {
      const owner = event.type === 'group.created' ? event.data.owner : undefined;
      const joined = event.data.members.map((account): MemberView => ({
        account,
        role: account === owner ? 'owner' : 'member',
        joined: event.time,
      }));
      return [...without(event.data.members), ...joined].sort(inOrder);
    }
    case 'group.left':
      return without([event.data.account]);
    case 'group.removed':
      return without(event.data.members);
    case 'group.role-changed':
      return change(event.data.account, { role: event.data.role });
    case 'group.transferred': {
      const { from, to } = event.data;
      return members.map((member) =>
        member.account === from
          ? { ...member, role: 'member' }
          : member.account === to
            ? { ...member, role: 'owner' }
            : member,
      );
    }
    case 'group.member-muted':
      return change(event.data.account, { mutedUntil: event.data.until });
    case 'group.member-unmuted':
      return change(event.data.account, { mutedUntil: undefined });
    case 'group.nickname-changed':
      return change(event.data.account, { nickname: event.data.personal?.nickname });
    case 'group.invited':
    case 'group.invitation-declined':
    case 'group.join-requested':
    case 'group.join-approved':
    case 'group.join-refused':
    case 'group.link-made':
    case 'group.link-revoked':
    case 'group.dissolved':
    case 'group.renamed':
    case 'group.described':
    case 'group.announced':
    case 'group.avatar-changed':
    case 'group.settings-changed':
    case 'group.silenced':
    case 'group.remark-changed':
    case 'group.announcement-read':
    case 'group.read':
      return members;
  }
}

/** As the server lists them: by their joining, then by account. */
export function inOrder(one: MemberView, other: MemberView): number {
  return Date.parse(one.joined) - Date.parse(other.joined) || (one.account < other.account ? -1 : 1);
}

const byAccount = new WeakMap<Members, ReadonlyMap<AccountId, MemberView>>();

export function memberOf(members: Members, account: AccountId): MemberView | undefined {
  let found = byAccount.get(members);
  if (!found) byAccount.set(members, (found = new Map(members.map((member) => [member.account, member]))));
  return found.get(account);
}
