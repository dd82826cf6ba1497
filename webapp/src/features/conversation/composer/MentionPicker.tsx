import { AtSign } from 'lucide-react';
import { useEffect, useImperativeHandle, useMemo, useState, type KeyboardEvent, type Ref } from 'react';
import { useT } from '../../../i18n';
import type { ConversationView } from '../../../protocol/views';
import { useModel } from '../../../session/hooks/useSession';
import { PersonAvatar } from '../../../people/PersonAvatar';
import { useReadings } from '../../../ui/text/useReadings';
import { candidates, type Candidate } from './mention-candidates';
import type { Asking } from './mentions';
import styles from './composer.module.css';
import { RowOption } from '../../../ui/list/Row';

export interface MentionPickerHandle {
  /** Whether the key was meant for the picker. */
  press: (event: KeyboardEvent) => boolean;
}

interface Props {
  id: string;
  conversation: ConversationView;
  asking: Asking;
  onPick: (candidate: Candidate) => void;
  onClose: () => void;
  /** Which one would be picked: the id of its element. */
  onActive: (id: string | undefined) => void;
  ref: Ref<MentionPickerHandle>;
}

/** The members of a group whom one may mention, above the composer while one types `@`. */
export function MentionPicker({ id, conversation, asking, onPick, onClose, onActive, ref }: Props) {
  const t = useT();
  const state = useModel((model) => model.state);
  const rosters = useModel((model) => model.rosters);
  const readings = useReadings(true);
  const found = useMemo(
    () => candidates({ state, rosters }, conversation, asking.query, readings, t),
    [state, rosters, conversation, asking.query, readings, t],
  );
  const [at, setAt] = useState({ query: asking.query, index: 0 });
  if (at.query !== asking.query) setAt({ query: asking.query, index: 0 });
  const index = Math.min(at.index, found.length - 1);
  const active = found[index];
  const idOf = (candidate: Candidate) => `${id}-${candidate.account ?? 'all'}`;
  const activeId = active && idOf(active);
  useEffect(() => {
    onActive(activeId);
    return () => {
      onActive(undefined);
    };
  }, [activeId, onActive]);

  const press = (event: KeyboardEvent): boolean => {
    if (!active || event.nativeEvent.isComposing) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined)
      setAt({ query: asking.query, index: (index + step + found.length) % found.length });
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey) onPick(active);
    else if (event.key === 'Escape') onClose();
    else return false;
    event.preventDefault();
    return true;
  };
  useImperativeHandle(ref, () => ({ press }));

  if (!active) return null;
  return (
    <div className={styles['mention-picker']} id={id} role="listbox" aria-label={t('mention.title')}>
      {found.map((candidate) => (
        <RowOption
          key={idOf(candidate)}
          id={idOf(candidate)}
          active={candidate === active}
          className={styles.candidate}
          ref={candidate === active ? (row) => row?.scrollIntoView({ block: 'nearest' }) : undefined}
          onPointerDown={(event) => {
            // the keyboard of a phone stays
            event.preventDefault();
          }}
          onClick={() => {
            onPick(candidate);
          }}
        >
          {candidate.account === undefined ? (
            <AtSign aria-hidden="true" />
          ) : (
            <PersonAvatar id={candidate.account} size="s" />
          )}
          <bdi>{candidate.name}</bdi>
          {candidate.word !== candidate.name && (
            <small>
              <bdi>{candidate.word}</bdi>
            </small>
          )}
        </RowOption>
      ))}
    </div>
  );
}
