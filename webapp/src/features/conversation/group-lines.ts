import { isolate, language, listed } from '../../i18n';
import type { EventView, GroupEvent } from '../../protocol/events';
import type { AccountId } from '../../protocol/views';
import { dayAndTime } from '../../ui/text/dates';
import type { Telling } from './preview';

/** So many names stand in a line. */
const NAMES = 6;

/** What became of a group, as a line of its chat; nothing where it is no line. */
export function groupLine({ t, me, nameOf }: Telling, event: GroupEvent): string | undefined {
  const who = (id: AccountId) => (id === me ? t('group.you') : nameOf(id));
  const whom = (id: AccountId) => (id === me ? t('group.you-object') : nameOf(id));
  const all = (ids: readonly AccountId[], called = whom) => {
    const more = ids.length > NAMES ? [t('group.more', { count: ids.length - NAMES + 1 })] : [];
    const shown = more.length > 0 ? ids.slice(0, NAMES - 1) : ids;
    return listed([...shown.map((id) => isolate(called(id))), ...more]);
  };
  switch (event.type) {
    case 'group.created': {
      const { owner, members } = event.data;
      const others = members.filter((id) => id !== owner);
      // all whom one wanted in it are asked first
      if (others.length === 0) return t('line.created-alone', { by: who(owner) });
      return t('line.created', { by: who(owner), names: all(others) });
    }
    case 'group.joined':
      if (event.data.linkId !== undefined) return t('line.by-link', { names: all(event.data.members, who) });
      return t('line.joined', { by: who(event.data.by), names: all(event.data.members) });
    case 'group.left':
      return t('line.left', { by: who(event.data.account) });
    case 'group.removed':
      return t('line.removed', { by: who(event.data.by), names: all(event.data.members) });
    case 'group.dissolved':
      return t('line.dissolved', { by: who(event.data.by) });
    case 'group.role-changed': {
      const { by, account, role } = event.data;
      return t(role === 'admin' ? 'line.admin' : 'line.member', { by: who(by), name: whom(account) });
    }
    case 'group.transferred':
      return t('line.transferred', { by: who(event.data.from), name: whom(event.data.to) });
    case 'group.renamed': {
      const { by, personal } = event.data;
      return personal?.name === undefined
        ? t('line.unnamed', { by: who(by) })
        : t('line.renamed', { by: who(by), text: personal.name });
    }
    case 'group.announced': {
      const { by, personal } = event.data;
      return personal?.text === undefined
        ? t('line.announcement-removed', { by: who(by) })
        : t('line.announced', { by: who(by), text: personal.text });
    }
    case 'group.avatar-changed':
      return t('line.avatar', { by: who(event.data.by) });
    case 'group.silenced':
      return t(event.data.silenced ? 'line.silenced' : 'line.unsilenced', { by: who(event.data.by) });
    case 'group.member-muted': {
      const { by, account, until } = event.data;
      const time = dayAndTime(Date.parse(until), language());
      return t('line.muted', { by: who(by), name: whom(account), time });
    }
    case 'group.member-unmuted':
      return t('line.unmuted', { by: who(event.data.by), name: whom(event.data.account) });
    case 'group.invited':
    case 'group.invitation-declined':
    case 'group.join-requested':
    case 'group.join-approved':
    case 'group.join-refused':
    case 'group.link-made':
    case 'group.link-revoked':
    case 'group.described':
    case 'group.settings-changed':
    case 'group.nickname-changed':
    case 'group.remark-changed':
    case 'group.announcement-read':
    case 'group.read':
      return undefined;
  }
}

/** Several who came one after the other, in one line. */
export function joinedLine(telling: Telling, events: readonly EventView[]): string | undefined {
  const joined = events.filter((event) => event.type === 'group.joined');
  const [first] = joined;
  if (!first) return undefined;
  const members = [...new Set(joined.flatMap(({ data }) => data.members))];
  if (joined.every(({ data }) => data.by === first.data.by))
    return groupLine(telling, { ...first, data: { ...first.data, members } });
  const { t, me, nameOf } = telling;
  const you = (first: boolean) => t(first ? 'group.you' : 'group.you-object');
  const names = members.map((id, index) => isolate(id === me ? you(index === 0) : nameOf(id)));
  const more = names.length > NAMES ? [t('group.more', { count: names.length - NAMES + 1 })] : [];
  return t('line.came', {
    names: listed([...(more.length > 0 ? names.slice(0, NAMES - 1) : names), ...more]),
  });
}
