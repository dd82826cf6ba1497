import { ChevronRight, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../../i18n';
import type { ConversationView } from '../../../protocol/views';
import { leads } from '../permissions';
import { RequestsDialog } from './RequestsDialog';
import noticeStyles from '../chat/Notice.module.css';
import detailsStyles from '../details/details.module.css';

interface Props {
  conversation: ConversationView;
  /** On top of the chat, or among the details. */
  place: 'chat' | 'details';
}

/** Says to those who can let others in that somebody waits for it, and opens the list. */
export function WaitingNotice({ conversation: { conversationId, group }, place }: Props) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const count = group && leads(group) ? group.requests : 0;
  return (
    <>
      {count > 0 && (
        <div className={place === 'chat' ? noticeStyles.notice : detailsStyles['pane-waiting']}>
          <UserPlus aria-hidden="true" />
          <button
            type="button"
            className={noticeStyles['notice-action']}
            onClick={() => {
              setOpen(true);
            }}
          >
            <span>{count === 1 ? t('waiting.one') : t('waiting.some', { count })}</span>
            <ChevronRight aria-hidden="true" />
          </button>
        </div>
      )}
      <RequestsDialog
        open={open}
        conversationId={conversationId}
        count={count}
        onClose={() => {
          setOpen(false);
        }}
      />
    </>
  );
}
