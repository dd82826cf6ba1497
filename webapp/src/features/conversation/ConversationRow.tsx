import { Check, CheckCheck, CircleAlert, Clock3 } from 'lucide-react';
import { memo } from 'react';
import { NavLink, useParams } from 'react-router';
import { useLanguage, useT } from '../../i18n';
import type { ConversationView } from '../../protocol/views';
import { useModel, useSession } from '../../session/hooks';
import { useKnown } from '../../session/people';
import { usePresence } from '../../session/usePresence';
import { Avatar } from '../../ui/Avatar';
import { shortWhen } from '../../ui/dates';
import { unread } from './fold';
import { previewOf } from './preview';

export const ConversationRow = memo(function ConversationRow({
  conversation,
}: {
  conversation: ConversationView;
}) {
  const t = useT();
  const language = useLanguage();
  const { clock } = useSession();
  const me = useModel((model) => model.state.me);
  const { conversationId, other, last } = conversation;
  const unsent = useModel((model) =>
    model.outbox.findLast(
      (message) => message.conversationId === conversationId && message.state !== 'accepted',
    ),
  );
  const { person, friendship } = useKnown(other);
  const name = friendship?.remark ?? person?.nickname ?? t('people.unknown');
  const open = useParams().id === conversationId;
  const draft = useModel((model) => (open ? '' : (model.drafts.get(conversationId) ?? '')));
  const presence = usePresence(other);
  const typing = useModel((model) => model.typing.has(conversationId));
  const count = unread(conversation);
  const words = { today: t('chat.today'), yesterday: t('chat.yesterday') };
  const preview = unsent
    ? t('chats.you', { text: unsent.text.replace(/\s+/g, ' ') })
    : previewOf(t, last, me);
  return (
    <li>
      <NavLink className="row" to={`/c/${conversationId}`}>
        <Avatar name={person?.avatar} online={presence?.online} />
        <span className="row-text">
          <span className="row-head">
            <strong>{name}</strong>
            <time dateTime={last.time}>{shortWhen(Date.parse(last.time), clock.now(), language, words)}</time>
          </span>
          <span className="row-note">
            {draft === '' && (
              <State conversation={conversation} unsent={unsent?.state} mine={isMine(conversation, me)} />
            )}
            <span>
              {draft !== '' && <em>{t('chats.draft')} </em>}
              {draft !== '' ? draft : typing ? <em className="typing">{t('presence.typing')}</em> : preview}
            </span>
            {count > 0 && (
              <span className="count" aria-label={t('chats.unread', { count })}>
                {count > 99 ? '99+' : count}
              </span>
            )}
          </span>
        </span>
      </NavLink>
    </li>
  );
});

function isMine({ last }: ConversationView, me: string): boolean {
  return last.type === 'message.sent' && last.data.sender === me;
}

interface StateProps {
  conversation: ConversationView;
  unsent: 'waiting' | 'refused' | 'accepted' | undefined;
  mine: boolean;
}

/** Whether one's own newest message is on its way, there or read. */
function State({ conversation, unsent, mine }: StateProps) {
  const t = useT();
  const readMarks = useModel((model) => model.state.self?.readMarks !== false);
  if (unsent === 'refused') return <CircleAlert className="failed" aria-label={t('chat.failed')} />;
  if (unsent === 'waiting') return <Clock3 aria-label={t('chat.sending')} />;
  if (!mine) return null;
  return readMarks && conversation.otherReadUpTo >= conversation.lastNo ? (
    <CheckCheck className="seen" aria-label={t('chat.read')} />
  ) : (
    <Check aria-label={t('chat.sent')} />
  );
}
