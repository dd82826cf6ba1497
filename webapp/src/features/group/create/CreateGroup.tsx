import { useState } from 'react';
import { useT } from '../../../i18n';
import { limits } from '../../../protocol/limits';
import type { AccountId } from '../../../protocol/views';
import { useModel, useSession } from '../../../session/hooks/useSession';
import { awaited } from '../../../session/state/awaited';
import type { State } from '../../../session/state/state';
import { ErrorLine, Field } from '../../../ui/form/Field';
import { BackLink, useOpen } from '../../../ui/navigation';
import { isBlank, length } from '../../../ui/text/text';
import { FriendPicker } from './FriendPicker';
import { useAddMembers } from './useAddMembers';
import { Button, OpenButton } from '../../../ui/button/Button';
import { useTitle } from '../../../ui/title';
import { Empty } from '../../../ui/layout/Empty';
import { Page } from '../../../ui/layout/Page';
import styles from './create.module.css';

const nobody = () => false;

const hasFriends = ({ friendships }: State) =>
  [...friendships.values()].some(({ friends, blocked }) => friends && !blocked);

/** Makes a group of oneself and one's friends. */
export function CreateGroup() {
  const t = useT();
  const session = useSession();
  const open = useOpen();
  const { busy, problem, add } = useAddMembers();
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<AccountId>>(new Set());
  const alone = useModel(({ loaded, state }) => loaded && !hasFriends(state));
  useTitle(t('group.create'));
  const long = length(name.trim()) > limits.groupName;
  const create = async () => {
    const named = isBlank(name) ? {} : { name: name.trim() };
    const id = (await add({ type: 'group.create', members: [...chosen], ...named }))?.conversationId;
    if (id === undefined) return;
    await awaited(session.store, ({ state }) => state.conversations.get(id)?.group?.self);
    open(`/c/${id}`, { replace: true });
  };
  return (
    <Page className={styles['create-group']} data-testid="create-group" aria-labelledby="create-group">
      <BackLink home="/" />
      <h1 id="create-group">{t('group.create')}</h1>
      {alone ? (
        <Empty>
          <p>{t('group.create-alone')}</p>
          <OpenButton small to="/people/find">
            {t('people.find')}
          </OpenButton>
        </Empty>
      ) : (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (!busy && !long && chosen.size > 0) void create();
          }}
        >
          <Field
            label={t('group.name-optional')}
            dir="auto"
            value={name}
            limit={limits.groupName}
            onChange={({ target }) => {
              setName(target.value);
            }}
          />
          <FriendPicker chosen={chosen} onChange={setChosen} without={nobody} />
          {problem !== undefined && <ErrorLine>{problem}</ErrorLine>}
          <Button type="submit" disabled={busy || long || chosen.size === 0}>
            {chosen.size === 0 ? t('group.create-empty') : t('group.create-with', { count: chosen.size })}
          </Button>
        </form>
      )}
    </Page>
  );
}
