import { problemText, useT } from '../../../i18n';
import type { ConversationId, GroupView } from '../../../protocol/views';
import { usePerform } from '../../../session/hooks/usePerform';
import { ErrorLine } from '../../../ui/form/Field';
import { Segments } from '../../../ui/form/Segments';
import { Switch } from '../../../ui/form/Switch';
import { Hint } from '../../../ui/layout/Hint';
import { PanePart } from './PanePart';
import styles from './details.module.css';

interface Props {
  conversationId: ConversationId;
  group: GroupView;
}

/** How a group works, for those who lead it. */
export function GroupSettings({ conversationId, group }: Props) {
  const t = useT();
  const { busy, problem, perform } = usePerform();
  const { inviting, historyFromStart, quietLeaving, silenced } = group;
  const change = (part: Partial<Pick<GroupView, 'inviting' | 'historyFromStart' | 'quietLeaving'>>) => {
    const settings = { inviting, historyFromStart, quietLeaving, ...part };
    void perform({ type: 'group.change-settings', conversationId, ...settings });
  };
  return (
    <PanePart>
      <h3>{t('group.settings')}</h3>
      <Segments
        label={t('group.inviting')}
        value={inviting}
        options={[
          { value: 'anyone', label: t('group.inviting-anyone') },
          { value: 'approval', label: t('group.inviting-approval') },
          { value: 'admins', label: t('group.inviting-admins') },
        ]}
        onChange={(next) => {
          change({ inviting: next });
        }}
      />
      {inviting === 'approval' && <Hint className={styles['pane-hint']}>{t('group.approval-explain')}</Hint>}
      <Switch
        label={t('group.history')}
        checked={historyFromStart}
        disabled={busy}
        onChange={(checked) => {
          change({ historyFromStart: checked });
        }}
      />
      <Switch
        label={t('group.quiet')}
        checked={quietLeaving}
        disabled={busy}
        onChange={(checked) => {
          change({ quietLeaving: checked });
        }}
      />
      <Switch
        label={t('group.silence')}
        checked={silenced}
        disabled={busy}
        onChange={(checked) => void perform({ type: 'group.silence', conversationId, silenced: checked })}
      />
      {problem !== undefined && <ErrorLine>{problemText(t, problem)}</ErrorLine>}
    </PanePart>
  );
}
