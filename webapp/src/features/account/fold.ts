import type { SelfView } from '../../protocol/views';
import type { FoldOf } from '../../session/state/state';

/**
 * One's own account. Found by e-mail, not by phone, read marks and presence shown, added to groups without being asked,
 * until it says otherwise.
 */
export const foldAccount: FoldOf<'account'> = (state, { seq, event }) => {
  if (state.self && seq <= state.self.seq) return state;
  switch (event.type) {
    case 'account.registered': {
      if (event.data.accountId !== state.me) return state;
      const { handle, nickname, avatar } = event.data.personal ?? { handle: '', nickname: '', avatar: '' };
      const accountId = state.me;
      const self: SelfView = {
        accountId,
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
      return { ...state, self };
    }
    case 'account.discoverability-changed': {
      if (event.data.accountId !== state.me || !state.self) return state;
      const { byEmail: findableByEmail, byPhone: findableByPhone } = event.data;
      return { ...state, self: { ...state.self, findableByEmail, findableByPhone, seq } };
    }
    case 'account.privacy-changed': {
      if (event.data.accountId !== state.me || !state.self) return state;
      const { readMarks, presence } = event.data;
      return { ...state, self: { ...state.self, readMarks, presence, seq } };
    }
    case 'account.invitations-changed': {
      if (event.data.accountId !== state.me || !state.self) return state;
      return { ...state, self: { ...state.self, askBeforeGroups: event.data.askFirst, seq } };
    }
  }
};
