import type { EventOfFeature } from '../../protocol/events';
import type { SelfView } from '../../protocol/views';
import type { FoldOf } from '../../session/state/draft';

/**
 * One's own account. Found by e-mail, not by phone, read marks and presence shown, added to groups without being asked,
 * until it says otherwise.
 */
export const foldAccount: FoldOf<'account', 'self'> = (draft, { seq, event }) => {
  const { me, self } = draft;
  if (event.data.accountId !== me || (self && seq <= self.seq)) return;
  if (event.type === 'account.registered') {
    const { handle, nickname, avatar } = event.data.personal ?? { handle: '', nickname: '', avatar: '' };
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
    case 'account.discoverability-changed':
      return { findableByEmail: event.data.byEmail, findableByPhone: event.data.byPhone };
    case 'account.privacy-changed':
      return { readMarks: event.data.readMarks, presence: event.data.presence };
    case 'account.invitations-changed':
      return { askBeforeGroups: event.data.askFirst };
  }
}
