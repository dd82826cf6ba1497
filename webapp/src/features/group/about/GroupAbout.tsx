import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../../i18n';
import type { ConversationView, GroupView } from '../../../protocol/views';
import { GroupAvatar } from '../../../people/GroupAvatar';
import { useConversationName } from '../../../people/useName';
import { EditDialog } from './EditDialog';
import { valueOf, type Edit } from './edits';
import { PictureDialog } from './PictureDialog';
import { leads } from '../permissions';
import styles from './about.module.css';
import { PanePart } from '../details/PanePart';

interface Props {
  conversation: ConversationView;
  group: GroupView;
}

/** What a group is called and says of itself; what of it one may change opens a dialog. */
export function GroupAbout({ conversation, group }: Props) {
  const t = useT();
  const { conversationId } = conversation;
  const name = useConversationName(conversation);
  const [edit, setEdit] = useState<Edit>();
  const [picking, setPicking] = useState(false);
  const may = leads(group);
  const member = group.self !== undefined && !group.dissolved;
  const part = (each: Edit, allowed: boolean) => (
    <Part
      label={t(`group.${each}`)}
      value={valueOf(group, each)}
      onEdit={
        allowed
          ? () => {
              setEdit(each);
            }
          : undefined
      }
    />
  );
  return (
    <>
      <div className={styles['group-top']}>
        {may ? (
          <button
            type="button"
            className={styles['group-picture']}
            aria-label={t('group.picture')}
            title={t('group.picture')}
            onClick={() => {
              setPicking(true);
            }}
          >
            <GroupAvatar group={group} size="xl" />
          </button>
        ) : (
          <GroupAvatar group={group} size="xl" />
        )}
        <h3>
          <bdi>{name}</bdi>
        </h3>
      </div>
      <PanePart>
        {part('name', may)}
        {part('description', may)}
        {part('announcement', may)}
        {member && part('nickname', true)}
        {part('remark', true)}
      </PanePart>
      <EditDialog
        conversationId={conversationId}
        group={group}
        edit={edit}
        onClose={() => {
          setEdit(undefined);
        }}
      />
      <PictureDialog
        open={picking}
        conversationId={conversationId}
        group={group}
        onClose={() => {
          setPicking(false);
        }}
      />
    </>
  );
}

interface PartProps {
  label: string;
  value: string | undefined;
  onEdit: (() => void) | undefined;
}

/** One of the things written about a group; absent where it isn't there and one can't write it. */
function Part({ label, value, onEdit }: PartProps) {
  const t = useT();
  const content = (
    <>
      <small>{label}</small>
      <span dir="auto" className={value === undefined ? styles.none : undefined}>
        {value ?? t('group.none')}
      </span>
    </>
  );
  if (onEdit)
    return (
      <button type="button" className={styles['pane-line']} onClick={onEdit}>
        {content}
        <ChevronRight aria-hidden="true" />
      </button>
    );
  return value === undefined ? null : <div className={styles['pane-line']}>{content}</div>;
}
