import type { EventOf, EventOfFeature } from '../../protocol/events';
import type { PersonView, SelfView } from '../../protocol/views';
import type { FoldOf } from '../../session/state/draft';

/**
 * One's own account, and what those whom one knows change about theirs. An account is found by e-mail, not by phone,
 * shows read marks and presence, and is added to groups without being asked, until it says otherwise.
 */
export const foldAccount: FoldOf<'account', 'self' | 'people'> = (draft, { seq, event }) => {
  const { me, self } = draft;
  const { accountId } = event.data;
  const person = draft.people.get(accountId);
  if (person && isProfile(event) && seq > person.seq)
    draft.people.set(accountId, { ...person, ...profileBy(event), seq });
  if (accountId !== me || (self && seq <= self.seq)) return;
  if (event.type === 'account.registered') {
    const { handle, nickname, avatar } = event.data.personal ?? {
      handle: '',
      nickname: '',
      avatar: undefined,
    };
    draft.self = {
      accountId: me,
      handle,
      nickname,
      avatar,
      findableByEmail: true,
      findableByPhone: false,
      readMarks: true,
      presence: true,
      askBeforeGroups: false,
      seq,
    };
  } else if (self) draft.self = { ...self, ...changeBy(event), seq };
};

function changeBy(
  event: Exclude<EventOfFeature<'account'>, { type: 'account.registered' }>,
): Partial<SelfView> {
  switch (event.type) {
    case 'account.nickname-changed':
    case 'account.avatar-changed':
      return profileBy(event);
    case 'account.discoverability-changed':
      return { findableByEmail: event.data.byEmail, findableByPhone: event.data.byPhone };
    case 'account.privacy-changed':
      return { readMarks: event.data.readMarks, presence: event.data.presence };
    case 'account.invitations-changed':
      return { askBeforeGroups: event.data.askFirst };
  }
}

/** What others see of an account. Where its words were erased, nothing is known of the change. */
type ProfileEvent = EventOf<'account.nickname-changed' | 'account.avatar-changed'>;

function isProfile(event: EventOfFeature<'account'>): event is ProfileEvent {
  return event.type === 'account.nickname-changed' || event.type === 'account.avatar-changed';
}

function profileBy(event: ProfileEvent): Partial<Pick<PersonView, 'nickname' | 'avatar'>> {
  if (!event.data.personal) return {};
  return event.type === 'account.avatar-changed'
    ? { avatar: event.data.personal.avatar }
    : { nickname: event.data.personal.nickname };
}
