import { useEffect, useRef, type ReactNode } from 'react';
import { useLocation } from 'react-router';
import type { ConversationView } from '../../../protocol/views';
import { useSession } from '../../../session/hooks/useSession';
import type { Draft } from '../../../session/sending/drafts';
import { useRenewedPeople } from '../../../session/hooks/useRenewedPeople';
import { useRoster } from '../../../session/hooks/useRoster';
import { ConversationAvatar } from '../../../people/ConversationAvatar';
import { BackLink, OpenLink } from '../../../ui/navigation';
import { useConversationName } from '../../../people/useName';
import { ChatStatus } from './ChatStatus';
import { Composer, type ComposerHandle } from '../composer/Composer';
import type { MessagesHandle } from '../messages/Messages';
import { Thread } from './Thread';
import { useClearUnreadMark } from './useClearUnreadMark';
import { useTitle } from '../../../ui/title';
import { isTouch } from '../../../ui/device/touch';
import styles from './chat.module.css';

interface Props {
  conversation: ConversationView;
  /** Where its name leads; one's saved messages have no such page. */
  about?: string;
  /** Stands at the end of the head. */
  menu: ReactNode;
  /** Stands between the head and the messages. */
  notice?: ReactNode;
  /** Stands in the composer's place when nothing can be said. */
  closed: ReactNode;
}

/** One conversation. Mount it anew for another. */
export function Chat({ conversation, about, menu, notice, closed }: Props) {
  const name = useConversationName(conversation);
  const messages = useRef<MessagesHandle>(null);
  const composer = useRef<ComposerHandle>(null);
  const { account } = useSession();
  const chat = useRef<HTMLElement>(null);
  const { key } = useLocation();
  useTitle(name);
  // whoever comes here, from the search or from what was beside it, goes on by keyboard here and not at the page's start
  useEffect(() => {
    if (isTouch() || document.activeElement !== document.body) return;
    if (composer.current) composer.current.focus();
    else chat.current?.focus();
  }, [key]);
  useClearUnreadMark(conversation);
  // what its members are called there
  useRoster(conversation);
  useRenewedPeople(conversation);
  const takeBack = async (id: string, draft: Draft) => {
    // else it may have been sent meanwhile
    if (await account.outbox.remove(id)) composer.current?.write(draft);
  };
  const title = (
    <>
      <ConversationAvatar conversation={conversation} size="m" />
      <span>
        <h1>
          <bdi>{name}</bdi>
        </h1>
        <ChatStatus conversation={conversation} />
      </span>
    </>
  );
  return (
    <section ref={chat} className={styles.chat} aria-label={name} tabIndex={-1}>
      <header className={styles['chat-head']} data-testid="chat-head">
        <BackLink home="/" />
        {about === undefined ? (
          <div className={styles['chat-title']} data-testid="chat-title">
            {title}
          </div>
        ) : (
          <OpenLink className={styles['chat-title']} data-testid="chat-title" to={about}>
            {title}
          </OpenLink>
        )}
        {menu}
      </header>
      {notice}
      <Thread
        ref={messages}
        conversation={conversation}
        name={name}
        onTakeBack={closed === undefined ? (id, draft) => void takeBack(id, draft) : undefined}
      />
      {closed ?? (
        <Composer ref={composer} conversation={conversation} onSent={() => messages.current?.toEnd()} />
      )}
    </section>
  );
}
