import type { EventOf, GroupEvent } from '../../protocol/events';
import type { AccountId, ConversationView, GroupView } from '../../protocol/views';
import { membersAfter, memberOf } from '../../session/state/members';
import { newest } from '../../session/paging/timeline-event';
import type { FoldOf } from '../../session/state/draft';
import { IN_VIEW } from '../../session/state/state';
import { leads } from './permissions';

/** What the groups are in which one is or was: beside what is said in them. */
export const foldGroup: FoldOf<'group', 'conversations' | 'entered'> = (draft, { seq, event }) => {
  if (isInvitation(event)) return;
  const id = event.data.conversationId;
  const before = draft.conversations.get(id);
  if (before && seq <= before.seq) return;
  if (event.type === 'group.created') {
    if (!before) draft.conversations.set(id, { ...created(event, draft.me), seq });
    return;
  }
  if (event.type === 'group.joined' && event.data.members.includes(draft.me)) {
    // what was said and done there meanwhile, no entry tells
    draft.entered.set(id, seq);
    return;
  }
  if (!before?.group || (isForDeciders(event) && !leads(before.group))) return;
  const change = changeBy(event, before, before.group, draft.me);
  draft.conversations.set(id, { ...before, ...change, ...newest(event, before), seq });
};

/** Whether it is about one who isn't in the group, and says nothing of the group itself. */
function isInvitation({ type }: GroupEvent): boolean {
  return type === 'group.invited' || type === 'group.invitation-declined';
}

/** Whether the owner and the admins alone see it; others are told of their own requests and links. */
function isForDeciders({ type }: GroupEvent): boolean {
  return type.startsWith('group.join-') || type.startsWith('group.link-');
}

const blank: GroupView = {
  announcementReadNo: 0,
  count: 0,
  members: [],
  inviting: 'anyone',
  historyFromStart: false,
  quietLeaving: false,
  silenced: false,
  dissolved: false,
  joinedNo: 0,
  mentionedNo: 0,
  requests: 0,
};

function created(event: EventOf<'group.created'>, me: AccountId): Omit<ConversationView, 'seq'> {
  const members = membersAfter([], event);
  return {
    conversationId: event.data.conversationId,
    open: true,
    lastNo: 0,
    ownLastNo: 0,
    readUpTo: 0,
    otherReadUpTo: 0,
    pinned: false,
    muted: false,
    markedUnread: false,
    last: event,
    lastDeleted: false,
    group: {
      ...blank,
      name: event.data.personal?.name,
      self: memberOf(members, me),
      count: members.length,
      members: members.slice(0, IN_VIEW),
    },
  };
}

function changeBy(
  event: GroupEvent,
  conversation: ConversationView,
  group: GroupView,
  me: AccountId,
): Partial<ConversationView> {
  if (event.type === 'group.left' && event.data.account === me) return gone(conversation, group);
  if (event.type === 'group.removed' && event.data.members.includes(me)) return gone(conversation, group);
  if (event.type === 'group.dissolved')
    return { open: false, group: { ...group, dissolved: true, requests: 0 } };
  if (event.type === 'group.read') {
    const { reader, upTo } = event.data;
    return reader === me ? { readUpTo: Math.max(conversation.readUpTo, upTo), markedUnread: false } : {};
  }
  const after = { ...group, ...membership(event, group), ...appearance(event, group) };
  const waiting = 'waiting' in event.data ? event.data.waiting : undefined;
  return { group: { ...after, requests: leads(after) ? (waiting ?? group.requests) : 0 } };
}

/**
 * One is no member any more: what it was called and looked like stays, so that there is something to show, and nothing
 * is unread.
 */
function gone(
  { lastNo }: ConversationView,
  { name, avatar, remark, joinedNo, announcementReadNo }: GroupView,
): Partial<ConversationView> {
  const group = { ...blank, name, avatar, remark, joinedNo, announcementReadNo };
  return { open: false, readUpTo: lastNo, group };
}

function membership(event: GroupEvent, group: GroupView): Partial<GroupView> {
  const members = membersAfter(group.members, event).slice(0, IN_VIEW);
  const count = 'count' in event.data ? event.data.count : group.count;
  // where the view is short, others have moved up before whoever comes
  const known = group.members.length >= Math.min(IN_VIEW, group.count) || event.type !== 'group.joined';
  const [self] = membersAfter(group.self ? [group.self] : [], event).filter(
    ({ account }) => account === group.self?.account,
  );
  return { members: known ? members : group.members, count, self };
}

function appearance(event: GroupEvent, group: GroupView): Partial<GroupView> {
  switch (event.type) {
    case 'group.renamed':
      return { name: event.data.personal?.name };
    case 'group.described':
      return { description: event.data.personal?.description };
    case 'group.announced': {
      const { announcementNo, by, personal } = event.data;
      const text = personal?.text;
      return {
        announcement: text === undefined ? undefined : { announcementNo, by, time: event.time, text },
      };
    }
    case 'group.avatar-changed':
      return { avatar: event.data.avatar };
    case 'group.settings-changed': {
      const { inviting, historyFromStart, quietLeaving } = event.data;
      return { inviting, historyFromStart, quietLeaving };
    }
    case 'group.silenced':
      return { silenced: event.data.silenced };
    case 'group.remark-changed':
      return { remark: event.data.personal?.remark };
    case 'group.announcement-read':
      return { announcementReadNo: Math.max(group.announcementReadNo, event.data.announcementNo) };
    case 'group.created':
    case 'group.joined':
    case 'group.invited':
    case 'group.invitation-declined':
    case 'group.join-requested':
    case 'group.join-approved':
    case 'group.join-refused':
    case 'group.link-made':
    case 'group.link-revoked':
    case 'group.left':
    case 'group.removed':
    case 'group.dissolved':
    case 'group.role-changed':
    case 'group.transferred':
    case 'group.member-muted':
    case 'group.member-unmuted':
    case 'group.nickname-changed':
    case 'group.read':
      return {};
  }
}
