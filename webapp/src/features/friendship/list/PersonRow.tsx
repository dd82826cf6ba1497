import { memo } from 'react';
import { useT } from '../../../i18n';
import type { FriendshipView } from '../../../protocol/views';
import { useModel } from '../../../session/hooks/useSession';
import { PersonAvatar } from '../../../people/PersonAvatar';
import { RowLink, RowNote, RowText } from '../../../ui/list/Row';

interface Props {
  friendship: FriendshipView;
  name: string;
}

export const PersonRow = memo(function PersonRow({ friendship, name }: Props) {
  const t = useT();
  const person = useModel((model) => model.state.people.get(friendship.other));
  const { incoming, outgoing, blocked } = friendship;
  const asked = incoming ? (incoming.message ?? t('request.asks')) : outgoing && t('request.waiting');
  return (
    <RowLink to={`/people/${friendship.other}`}>
      <PersonAvatar id={friendship.other} />
      <RowText>
        <strong>
          <bdi>{name}</bdi>
        </strong>
        <RowNote>
          <span dir="auto">{(blocked ? undefined : asked) ?? (person ? `@${person.handle}` : '')}</span>
        </RowNote>
      </RowText>
    </RowLink>
  );
});
