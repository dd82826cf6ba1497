import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../../i18n';
import type { ConversationView } from '../../../protocol/views';
import { leads } from '../permissions';
import { RequestsDialog } from './RequestsDialog';

interface Props {
  conversation: ConversationView;
  className: 'notice' | 'pane-waiting';
}

/** Says to those who can let others in that somebody waits for it, and opens the list. */
export function WaitingNotice({ conversation: { conversationId, group }, className }: Props) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const count = group && leads(group) ? group.requests : 0;
  return (
    <>
      {count > 0 && (
        <div className={className}>
          <UserPlus aria-hidden="true" />
          <button
            type="button"
            className="notice-action"
            onClick={() => {
              setOpen(true);
            }}
          >
            {count === 1 ? t('waiting.one') : t('waiting.some', { count })}
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
