import { useT } from '../../../i18n';
import type { AccountId } from '../../../protocol/views';
import { usePerson } from '../../../session/hooks/usePerson';
import { useName } from '../../../people/useName';
import { OpenButton } from '../../../ui/button/Button';
import { ChatEnd } from '../../../people/ChatEnd';

/** Stands in the composer's place where nothing can be said: why, and what to do. */
export function ClosedChat({ other }: { other: AccountId }) {
  const t = useT();
  const name = useName(other);
  const { friendship } = usePerson(other);
  const [text, action] = friendship?.blocked
    ? [t('chat.you-blocked', { name }), t('person.unblock')]
    : friendship?.incoming
      ? [t('chat.request-received', { name }), t('chat.see-request')]
      : friendship?.outgoing
        ? [t('chat.request-sent', { name }), t('chat.see-request')]
        : [t('chat.not-friends', { name }), t('request.send')];
  return (
    <ChatEnd>
      <p>{text}</p>
      <OpenButton small to={`/people/${other}`}>
        {action}
      </OpenButton>
    </ChatEnd>
  );
}
