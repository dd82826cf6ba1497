import { Menu } from '@base-ui/react/menu';
import { CheckCheck, Copy, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { problemText, useT } from '../../../i18n';
import type { AccountId, ConversationView } from '../../../protocol/views';
import type { Draft } from '../../../session/sending/drafts';
import { useModel, useSession } from '../../../session/hooks/useSession';
import { isRemovable } from '../../../session/sending/outbox';
import { usePerform } from '../../../session/hooks/usePerform';
import { Confirm } from '../../../ui/overlay/Confirm';
import { isSaved } from '../../../people/saved';
import { copy } from '../../../ui/device/copy';
import { MenuItem, menuClass } from '../../../ui/overlay/Menu';
import { isBlank } from '../../../ui/text/text';
import { readable } from '../composer/mentions';
import { calledBy, tellingOf, type Telling } from '../preview';
import { ReadersDialog } from './ReadersDialog';
import type { MessageRow, Row } from '../messages/rows';
import type { OpenedMenu } from './useMessageMenu';

interface Props {
  rows: readonly Row[];
  opened: OpenedMenu | undefined;
  onClose: () => void;
  conversation: ConversationView;
  name: string;
  onTakeBack: ((id: string, draft: Draft) => void) | undefined;
}

interface Asked {
  what: 'delete' | 'replace' | 'readers';
  row: MessageRow;
}

/** What can be done with one message, and what is asked before. */
export function MessageMenu({ rows, opened, onClose, conversation, name, onTakeBack }: Props) {
  const t = useT();
  const { account, drafts, store } = useSession();
  const { conversationId, group } = conversation;
  const { busy, problem, perform, forget } = usePerform();
  const [asked, setAsked] = useState<Asked>();
  const row = rows.find((each): each is MessageRow => each.type === 'message' && each.id === opened?.id);
  const unsent = useModel((model) => model.outbox.find(({ id }) => id === row?.id));
  const removable = unsent !== undefined && isRemovable(unsent);
  const close = () => {
    forget();
    setAsked(undefined);
  };
  const takeBack = (message: MessageRow) => {
    onTakeBack?.(message.id, { text: message.text ?? '', mentions: message.mentions ?? [] });
    close();
  };
  const remove = async ({ id, no }: MessageRow) => {
    const done =
      no === undefined
        ? await account.outbox.remove(id)
        : await perform({ type: 'message.delete', conversationId, messageNo: no });
    if (done) close();
  };
  return (
    <>
      <Menu.Root
        open={row !== undefined}
        onOpenChange={(next) => {
          if (!next) onClose();
        }}
      >
        <Menu.Portal>
          <Menu.Positioner anchor={opened?.anchor} align="start" sideOffset={4} collisionPadding={8}>
            <Menu.Popup className={menuClass} finalFocus={() => opened?.message ?? true}>
              {row?.text !== undefined && (
                <MenuItem
                  icon={<Copy aria-hidden="true" />}
                  onClick={() => void copy(textOf(tellingOf(store.get(), conversation, t), row))}
                >
                  {t('chat.copy')}
                </MenuItem>
              )}
              {row && removable && onTakeBack && (
                <MenuItem
                  icon={<Pencil aria-hidden="true" />}
                  onClick={() => {
                    if (!isBlank(drafts.of(conversationId).text)) setAsked({ what: 'replace', row });
                    else takeBack(row);
                  }}
                >
                  {t('chat.edit')}
                </MenuItem>
              )}
              {group?.self && row?.mine === true && row.no !== undefined && (
                <MenuItem
                  icon={<CheckCheck aria-hidden="true" />}
                  onClick={() => {
                    setAsked({ what: 'readers', row });
                  }}
                >
                  {t('readers.title')}
                </MenuItem>
              )}
              {row && (row.no !== undefined || removable) && (
                <MenuItem
                  danger
                  icon={<Trash2 aria-hidden="true" />}
                  onClick={() => {
                    setAsked({ what: 'delete', row });
                  }}
                >
                  {t(removable ? 'chat.discard' : 'chat.delete')}
                </MenuItem>
              )}
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      <Confirm
        open={asked !== undefined && asked.what !== 'readers'}
        onClose={close}
        title={t(asked?.what === 'replace' ? 'chat.replace-title' : 'chat.delete-title')}
        explanation={<p>{t(explanationOf(asked, conversation, store.get().state.me), { name })}</p>}
        problem={problem && problemText(t, problem)}
        cancel={t('action.cancel')}
        action={t(asked?.what === 'replace' ? 'chat.replace-yes' : 'chat.discard')}
        busy={busy}
        onConfirm={() => {
          if (asked?.what === 'replace') takeBack(asked.row);
          else if (asked) void remove(asked.row);
        }}
      />
      <ReadersDialog
        conversationId={conversationId}
        messageNo={asked?.what === 'readers' ? asked.row.no : undefined}
        onClose={close}
      />
    </>
  );
}

/** As it is read, for another place. */
function textOf(telling: Telling, { text = '', mentions }: MessageRow): string {
  return readable(text, mentions, (account) => calledBy(telling, account));
}

function explanationOf(asked: Asked | undefined, conversation: ConversationView, me: AccountId) {
  if (asked?.what === 'replace') return 'chat.replace';
  if (asked?.row.no === undefined) return 'chat.delete-unsent';
  if (isSaved(conversation, me)) return 'chat.delete-saved';
  return conversation.group ? 'chat.delete-sent-group' : 'chat.delete-sent';
}
