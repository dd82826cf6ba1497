import { useId, useState } from 'react';
import { problemText, useT } from '../../../i18n';
import type { ConversationId, GroupView } from '../../../protocol/views';
import { usePerform } from '../../../session/hooks/usePerform';
import { Dialog } from '../../../ui/overlay/Dialog';
import { Field, TextArea } from '../../../ui/form/Field';
import { isBlank, length } from '../../../ui/text/text';
import { isLong, lengths, valueOf, commandFor, type Edit } from './edits';
import { Button } from '../../../ui/button/Button';

interface Props {
  conversationId: ConversationId;
  group: GroupView;
  edit: Edit | undefined;
  onClose: () => void;
}

/** Writes one part of a group anew. */
export function EditDialog({ conversationId, group, edit, onClose }: Props) {
  const t = useT();
  const id = useId();
  const shown = edit ?? 'name';
  const [busy, setBusy] = useState(false);
  return (
    <Dialog
      open={edit !== undefined}
      onClose={onClose}
      title={t(`group.edit-${shown}`)}
      close={t('action.cancel')}
      action={
        <Button type="submit" form={id} small disabled={busy}>
          {t('action.save')}
        </Button>
      }
    >
      <EditForm
        id={id}
        conversationId={conversationId}
        edit={shown}
        before={valueOf(group, shown) ?? ''}
        onBusy={setBusy}
        onDone={onClose}
      />
    </Dialog>
  );
}

interface FormProps {
  id: string;
  conversationId: ConversationId;
  edit: Edit;
  before: string;
  onBusy: (busy: boolean) => void;
  onDone: () => void;
}

function EditForm({ id, conversationId, edit, before, onBusy, onDone }: FormProps) {
  const t = useT();
  const { problem, perform } = usePerform();
  const [text, setText] = useState(before);
  const long = length(text.trim()) > lengths[edit];
  const save = async () => {
    onBusy(true);
    const done =
      text.trim() === before ||
      (await perform(commandFor(conversationId, edit, isBlank(text) ? undefined : text.trim())));
    onBusy(false);
    if (done) onDone();
  };
  const field = {
    label: t(`group.${edit}`),
    hint: t(`group.hint-${edit}`),
    error: problem && problemText(t, problem),
    limit: lengths[edit],
    dir: 'auto',
    value: text,
    autoFocus: true,
  };
  return (
    <form
      id={id}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!long) void save();
      }}
    >
      {isLong(edit) ? (
        <TextArea
          {...field}
          rows={5}
          onChange={({ target }) => {
            setText(target.value);
          }}
        />
      ) : (
        <Field
          {...field}
          onChange={({ target }) => {
            setText(target.value);
          }}
        />
      )}
    </form>
  );
}
