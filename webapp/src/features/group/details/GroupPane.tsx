import { X } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import { useT } from '../../../i18n';
import type { ConversationView, GroupView } from '../../../protocol/views';
import { Switch } from '../../../ui/form/Switch';
import { useBack } from '../../../ui/navigation';
import { useCommand } from '../../../problems/useCommand';
import { GroupAbout } from '../about/GroupAbout';
import { LeaveGroup } from './LeaveGroup';
import { GroupSettings } from './GroupSettings';
import { Members } from '../members/Members';
import { leads } from '../permissions';
import { WaitingNotice } from '../requests/WaitingNotice';
import { IconButton } from '../../../ui/button/IconButton';
import styles from './details.module.css';
import { GroupPaneFrame } from './GroupPaneFrame';
import { PanePart } from './PanePart';

interface Props {
  conversation: ConversationView;
  group: GroupView;
}

/** All about a group, beside its chat; on a phone in its place. */
export function GroupPane({ conversation, group }: Props) {
  const t = useT();
  const command = useCommand();
  const { conversationId, muted, pinned } = conversation;
  const back = useBack(`/c/${conversationId}`);
  const close = useRef<HTMLButtonElement>(null);
  // whoever goes by keyboard goes on from here, and back to where they were unless they have gone elsewhere
  useLayoutEffect(() => {
    const before = document.activeElement;
    const button = close.current;
    const pane = button?.closest('section');
    button?.focus();
    return () => {
      if (before instanceof HTMLElement && pane?.contains(document.activeElement)) before.focus();
    };
  }, []);
  return (
    <GroupPaneFrame aria-label={t('group.about')}>
      <header className={styles['group-pane-head']}>
        <h2>{t('group.about')}</h2>
        <IconButton ref={close} aria-label={t('action.close')} title={t('action.close')} onClick={back}>
          <X aria-hidden="true" />
        </IconButton>
      </header>
      <div className={styles['group-pane-body']}>
        <GroupAbout conversation={conversation} group={group} />
        <PanePart>
          <Switch
            label={t('chats.mute')}
            checked={muted}
            onChange={(next) => void command({ type: 'conversation.mute', conversationId, muted: next })}
          />
          <Switch
            label={t('chats.pin')}
            checked={pinned}
            onChange={(next) => void command({ type: 'conversation.pin', conversationId, pinned: next })}
          />
        </PanePart>
        <WaitingNotice conversation={conversation} place="details" />
        {group.self && <Members conversationId={conversationId} group={group} />}
        {leads(group) && <GroupSettings conversationId={conversationId} group={group} />}
        {group.self && !group.dissolved && <LeaveGroup conversation={conversation} self={group.self} />}
      </div>
    </GroupPaneFrame>
  );
}
