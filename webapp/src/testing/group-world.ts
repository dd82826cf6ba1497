import type { Command } from '../protocol/commands';
import type { Answer } from '../protocol/frames';
import type { GroupLog } from './group-log';
import { admit } from './admission';
import type { Json } from './log';

type GroupCommand = Extract<Command, { type: `group.${string}` }>;

/** Where a group's events go. */
interface Port {
  log: (id: string) => GroupLog;
  happen: (audience: readonly string[], type: string, data: Json) => void;
  now: () => number;
  asksFirst: (account: string) => boolean;
}

/** Does what is asked in a group. Whether one may is not its concern. */
export function inGroup({ log, happen, now, asksFirst }: Port, actor: string, command: GroupCommand): Answer {
  // one group each is enough
  const conversationId = command.type === 'group.create' ? `g-${actor}` : command.conversationId;
  const group = log(conversationId);
  const afterNo = group.messages();
  const members: readonly string[] = group.members();
  const waiting = group.waiting().length;
  const tell = (audience: readonly string[], type: string, data: Json): Answer => {
    happen(audience, `group.${type}`, { conversationId, ...data });
    return { type: 'accepted', conversationId };
  };
  const line = (type: string, data: Json, audience = members) => tell(audience, type, { ...data, afterNo });
  const personal = (value: Json) => ({ by: actor, subject: actor, personal: value });
  switch (command.type) {
    case 'group.create': {
      const all = [actor, ...command.members];
      const naming = { subject: actor, personal: command.name === undefined ? {} : { name: command.name } };
      return line('created', { owner: actor, members: all, ...naming }, all);
    }
    case 'group.invite':
    case 'group.accept-invitation':
    case 'group.decline-invitation':
    case 'group.approve':
    case 'group.refuse':
    case 'group.make-link':
    case 'group.revoke-link':
    case 'group.join':
      return admit({ group, log: () => log(conversationId), tell, line, asksFirst }, actor, command);
    case 'group.remove': {
      const count = members.length - command.members.length;
      return line('removed', { by: actor, members: command.members, count });
    }
    case 'group.leave': {
      const quiet = group.view(actor, []).quietLeaving;
      return line('left', { account: actor, count: members.length - 1, quiet });
    }
    case 'group.dissolve':
      return line('dissolved', { by: actor });
    case 'group.change-role':
      return line('role-changed', { by: actor, account: command.account, role: command.role, waiting });
    case 'group.transfer':
      return line('transferred', { from: actor, to: command.account, waiting });
    case 'group.rename':
      return line('renamed', personal({ name: command.name }));
    case 'group.describe':
      return tell(members, 'described', personal({ description: command.description }));
    case 'group.announce': {
      const announcementNo = group.announcements() + 1;
      return line('announced', { announcementNo, ...personal({ text: command.text }) });
    }
    case 'group.change-avatar':
      return line('avatar-changed', { by: actor, avatar: command.avatar });
    case 'group.change-settings': {
      const { inviting, historyFromStart, quietLeaving } = command;
      return tell(members, 'settings-changed', { by: actor, inviting, historyFromStart, quietLeaving });
    }
    case 'group.silence':
      return line('silenced', { by: actor, silenced: command.silenced });
    case 'group.mute-member': {
      const until = new Date(now() + command.minutes * 60_000).toISOString();
      return line('member-muted', { by: actor, account: command.account, until });
    }
    case 'group.unmute-member':
      return line('member-unmuted', { by: actor, account: command.account });
    case 'group.change-nickname': {
      const named = { subject: actor, personal: { nickname: command.nickname } };
      return tell(members, 'nickname-changed', { account: actor, ...named });
    }
    case 'group.change-remark': {
      const named = { subject: actor, personal: { remark: command.remark } };
      return tell([actor], 'remark-changed', { account: actor, ...named });
    }
    case 'group.read-announcement':
      return tell([actor], 'announcement-read', {
        account: actor,
        announcementNo: command.announcementNo,
      });
  }
}
