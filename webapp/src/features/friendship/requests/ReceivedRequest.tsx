import { useState } from 'react';
import { problemText, useT } from '../../../i18n';
import type { AccountId, ConversationId, RequestView } from '../../../protocol/views';
import { usePerform } from '../../../session/hooks/usePerform';
import { useSession } from '../../../session/hooks/useSession';
import { awaited } from '../../../session/state/awaited';
import type { State } from '../../../session/state/state';
import { useOpen } from '../../../ui/navigation';
import { ErrorLine } from '../../../ui/form/Field';
import { RemarkField, remarkOf, remarkTooLong } from '../person/RemarkField';
import { Button } from '../../../ui/button/Button';
import { Card } from '../../../ui/layout/Card';
import { Actions } from '../../../ui/layout/Actions';
import { Quote } from './Quote';

interface Props {
  other: AccountId;
  name: string;
  request: RequestView;
}

/** A request that waits for one's answer. Whoever accepts it is led to the chat. */
export function ReceivedRequest({ other, name, request }: Props) {
  const t = useT();
  const [remark, setRemark] = useState('');
  const { store } = useSession();
  const open = useOpen();
  const { busy, problem, perform } = usePerform();

  const accept = async () => {
    if (busy || remarkTooLong(remark)) return;
    const page = location.pathname;
    if (!(await perform({ type: 'friendship.accept', other, ...remarkOf(remark) }))) return;
    const id = await awaited(store, ({ state }) => openWith(state, other));
    // unless one has gone elsewhere meanwhile
    if (id !== undefined && location.pathname === page) open(`/c/${id}`);
  };

  return (
    <Card
      as="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void accept();
      }}
    >
      <h2>{t('request.received', { name })}</h2>
      {request.message !== undefined && <Quote text={request.message} />}
      <RemarkField label={t('request.remark')} value={remark} onChange={setRemark} />
      {problem !== undefined && <ErrorLine>{problemText(t, problem)}</ErrorLine>}
      <Actions>
        <Button type="submit" aria-disabled={busy}>
          {t('request.accept')}
        </Button>
        <Button
          look="plain"
          disabled={busy}
          onClick={() => void perform({ type: 'friendship.decline', other })}
        >
          {t('request.decline')}
        </Button>
      </Actions>
    </Card>
  );
}

/** The chat with a friend, once something can be said in it. */
function openWith({ friendships, conversations }: State, other: AccountId): ConversationId | undefined {
  const { friends, conversationId } = friendships.get(other) ?? {};
  const open = friends === true && conversations.get(conversationId ?? '')?.open === true;
  return open ? conversationId : undefined;
}
