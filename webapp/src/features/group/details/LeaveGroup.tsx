import { LogOut, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../../i18n';
import type { ConversationView, MemberView } from '../../../protocol/views';
import { useConversationName } from '../../../people/useName';
import { ConfirmCommand, type Question } from '../ConfirmCommand';
import { Hint } from '../../../ui/layout/Hint';
import styles from './details.module.css';
import { PanePart } from './PanePart';

interface Props {
  conversation: ConversationView;
  self: MemberView;
}

/** The way out: the owner hands the group on first, or dissolves it. */
export function LeaveGroup({ conversation, self }: Props) {
  const t = useT();
  const { conversationId } = conversation;
  const name = useConversationName(conversation);
  const [question, setQuestion] = useState<Question>();
  const owner = self.role === 'owner';
  const Icon = owner ? Trash2 : LogOut;
  return (
    <PanePart>
      <button
        type="button"
        className={styles['pane-danger']}
        onClick={() => {
          setQuestion(
            owner
              ? {
                  title: 'group.dissolve-ask',
                  explanation: 'group.dissolve-explain',
                  action: 'group.dissolve',
                  body: { type: 'group.dissolve', conversationId },
                }
              : {
                  title: 'group.leave-ask',
                  explanation: 'group.leave-explain',
                  action: 'group.leave',
                  body: { type: 'group.leave', conversationId },
                },
          );
        }}
      >
        <Icon aria-hidden="true" />
        {t(owner ? 'group.dissolve' : 'group.leave')}
      </button>
      {owner && <Hint>{t('group.owner-leaves')}</Hint>}
      <ConfirmCommand
        question={question}
        name={name}
        onClose={() => {
          setQuestion(undefined);
        }}
      />
    </PanePart>
  );
}
