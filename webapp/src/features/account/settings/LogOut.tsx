import { LogOut as Icon } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../../i18n';
import { useModel, useSession } from '../../../session/hooks/useSession';
import { Confirm } from '../../../ui/overlay/Confirm';
import { Button } from '../../../ui/button/Button';
import { Card } from '../../../ui/layout/Card';

/** Ends the session on this device, after a question. */
export function LogOut() {
  const t = useT();
  const session = useSession();
  const unsent = useModel((model) => model.outbox.filter(({ state }) => state !== 'accepted').length);
  const [asking, setAsking] = useState(false);
  return (
    <Card>
      <Button
        look="danger"
        onClick={() => {
          setAsking(true);
        }}
      >
        <Icon aria-hidden="true" />
        {t('settings.logout')}
      </Button>
      <Confirm
        open={asking}
        onClose={() => {
          setAsking(false);
        }}
        title={t('settings.logout-ask')}
        explanation={
          <>
            <p>{t('settings.logout-explain')}</p>
            {unsent > 0 && (
              <p>
                <strong>
                  {unsent === 1
                    ? t('settings.logout-unsent-one')
                    : t('settings.logout-unsent', { count: unsent })}
                </strong>
              </p>
            )}
          </>
        }
        cancel={t('action.cancel')}
        action={t('settings.logout')}
        onConfirm={() => void session.logOut()}
      />
    </Card>
  );
}
