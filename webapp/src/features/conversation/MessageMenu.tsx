import { Menu } from '@base-ui/react/menu';
import { Copy, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { problemText, useT } from '../../i18n';
import type { ConversationId } from '../../protocol/views';
import { useModel, useSession } from '../../session/hooks';
import { isRemovable } from '../../session/outbox';
import { usePerform } from '../../session/perform';
import { Confirm } from '../../ui/Confirm';
import { copy } from '../../ui/copy';
import { MenuItem } from '../../ui/Menu';
import { isBlank } from '../../ui/text';
import type { MessageRow, Row } from './rows';
import type { OpenedMenu } from './useMessageMenu';

interface Props {
  rows: readonly Row[];
  opened: OpenedMenu | undefined;
  onClose: () => void;
  conversationId: ConversationId;
  name: string;
  onTakeBack: (id: string, text: string) => void;
}

interface Asked {
  what: 'delete' | 'replace';
  row: MessageRow;
}

/** What can be done with one message, and what is asked before. */
export function MessageMenu({ rows, opened, onClose, conversationId, name, onTakeBack }: Props) {
  const t = useT();
  const { open, drafts } = useSession();
  const { busy, problem, perform } = usePerform();
  const [asked, setAsked] = useState<Asked>();
  const row = rows.find((each): each is MessageRow => each.type === 'message' && each.id === opened?.id);
  const unsent = useModel((model) => model.outbox.find(({ id }) => id === row?.id));
  const removable = unsent !== undefined && isRemovable(unsent);
  const takeBack = (message: MessageRow) => {
    onTakeBack(message.id, message.text ?? '');
    setAsked(undefined);
  };
  const remove = async ({ id, no }: MessageRow) => {
    const done =
      no === undefined
        ? await open.outbox.remove(id)
        : await perform({ type: 'message.delete', conversationId, messageNo: no });
    if (done) setAsked(undefined);
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
            <Menu.Popup className="menu" finalFocus={() => opened?.message ?? true}>
              {row?.text !== undefined && (
                <MenuItem icon={<Copy aria-hidden="true" />} onClick={() => void copy(row.text ?? '')}>
                  {t('chat.copy')}
                </MenuItem>
              )}
              {row && removable && (
                <MenuItem
                  icon={<Pencil aria-hidden="true" />}
                  onClick={() => {
                    if (!isBlank(drafts.of(conversationId))) setAsked({ what: 'replace', row });
                    else takeBack(row);
                  }}
                >
                  {t('chat.edit')}
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
        open={asked !== undefined}
        onClose={() => {
          setAsked(undefined);
        }}
        title={t(asked?.what === 'replace' ? 'chat.replace-title' : 'chat.delete-title')}
        explanation={problem ? problemText(t, problem) : t(explanationOf(asked), { name })}
        cancel={t('action.cancel')}
        action={t(asked?.what === 'replace' ? 'chat.replace-yes' : 'chat.discard')}
        busy={busy}
        onConfirm={() => {
          if (asked?.what === 'replace') takeBack(asked.row);
          else if (asked) void remove(asked.row);
        }}
      />
    </>
  );
}

function explanationOf(asked: Asked | undefined) {
  if (asked?.what === 'replace') return 'chat.replace';
  return asked?.row.no === undefined ? 'chat.delete-unsent' : 'chat.delete-sent';
}
