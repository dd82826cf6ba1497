import { useState } from 'react';
import { problemText, useT } from '../../../i18n';
import { limits } from '../../../protocol/limits';
import type { AccountId, Source } from '../../../protocol/views';
import { useModel } from '../../../session/hooks/useSession';
import { usePerform } from '../../../session/hooks/usePerform';
import { ErrorLine, TextArea } from '../../../ui/form/Field';
import { isBlank, length } from '../../../ui/text/text';
import { RemarkField, remarkOf, remarkTooLong } from '../person/RemarkField';
import { Button } from '../../../ui/button/Button';
import { Card } from '../../../ui/layout/Card';
import { Actions } from '../../../ui/layout/Actions';

interface Props {
  other: AccountId;
  withRemark: boolean;
  /** How they were found. */
  source?: Source | undefined;
}

/** Asks somebody to be friends, with a message and a private remark. */
export function RequestForm({ other, withRemark, source }: Props) {
  const t = useT();
  const nickname = useModel((model) => model.state.self?.nickname);
  const [typed, setTyped] = useState<string>();
  const message = typed ?? (nickname === undefined ? '' : t('request.message-default', { nickname }));
  const [remark, setRemark] = useState('');
  const { busy, problem, perform } = usePerform();
  const long = length(message.trim()) > limits.requestMessage;

  const submit = () => {
    if (busy || long || remarkTooLong(remark)) return;
    void perform({
      type: 'friendship.request',
      other,
      // one line, as the server wants it
      ...(isBlank(message) ? {} : { message: message.replace(/\s+/g, ' ').trim() }),
      ...remarkOf(remark),
      ...(source && { source }),
    });
  };

  return (
    <Card
      as="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h2>{t('request.title')}</h2>
      <TextArea
        label={t('request.message')}
        dir="auto"
        value={message}
        limit={limits.requestMessage}
        onChange={({ target }) => {
          setTyped(target.value);
        }}
      />
      {withRemark && <RemarkField label={t('request.remark')} value={remark} onChange={setRemark} />}
      {problem !== undefined && <ErrorLine>{problemText(t, problem)}</ErrorLine>}
      <Actions>
        <Button type="submit" aria-disabled={busy}>
          {t('request.send')}
        </Button>
      </Actions>
    </Card>
  );
}
