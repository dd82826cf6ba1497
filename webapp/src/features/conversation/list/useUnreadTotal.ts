import { useMemo } from 'react';
import { useModel } from '../../../session/hooks/useSession';
import { waitingToBeRead } from './order';

export function useWaitingToBeRead(): number {
  const conversations = useModel((model) => model.state.conversations);
  return useMemo(() => waitingToBeRead(conversations.values()), [conversations]);
}
