import { useMemo } from 'react';
import { useModel } from '../../../session/hooks/useSession';
import { unreadTotal } from './order';

export function useUnreadTotal(): number {
  const conversations = useModel((model) => model.state.conversations);
  return useMemo(() => unreadTotal(conversations.values()), [conversations]);
}
