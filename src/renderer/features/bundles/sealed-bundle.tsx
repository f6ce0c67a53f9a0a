/** Bundles that leave the desk: sealed under a password that is told once, or in clear and remembered until somebody says they are gone. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { faultOf } from '#contract/fault-of';
import type { SavedBundle } from '#contract/sealed-bundles';
import { type Desk, useDesk } from '../../app/desk.tsx';
import { useSayer } from '../../app/language.tsx';
import { useText } from '../../app/use-text.ts';
import { WarnIcon } from '../../look/icons.tsx';
import { Button } from '../../parts/button.tsx';
import { Ask } from '../../parts/dialog.tsx';
import { tell } from '../../parts/toasts.tsx';

const savedQuery = ({ client }: Desk) => ({
  queryKey: ['bundles', 'saved'],
  queryFn: () => client.bundles.saved(),
});

/** Saves under a new password. Null until there is one to be told; `forget` takes it off the screen. */
export const useSealBundle = () => {
  const say = useSayer();
  const { client, saveBundle } = useDesk();
  const [password, setPassword] = useState<string | null>(null);
  const seal = async (bundle: string): Promise<void> => {
    try {
      const sealing = await client.bundles.seal({ bundle });
      if ((await saveBundle(sealing.ref)) === 'saved') setPassword(sealing.password);
    } catch (error) {
      tell({ level: 'stop', text: say.fault(faultOf(error)) });
    }
  };
  return { seal, password, forget: () => setPassword(null) };
};

export const PasswordOnce = ({
  password,
  onClose,
}: {
  readonly password: string;
  readonly onClose: () => void;
}) => {
  const t = useText();
  return (
    <Ask
      isOpen
      title={t('bundles.passwordTitle')}
      onDismiss={onClose}
      answers={[
        { name: t('bundles.passwordCopy'), run: () => void navigator.clipboard.writeText(password) },
        { name: t('bundles.passwordDone'), look: 'primary', run: onClose },
      ]}
    >
      <p>
        <code className="num bundle-password">{password}</code>
      </p>
      <p>{t('bundles.passwordMore')}</p>
    </Ask>
  );
};

/** Nothing where nothing lies outside. */
export const SavedOutside = () => {
  const t = useText();
  const say = useSayer();
  const desk = useDesk();
  const queries = useQueryClient();
  const { data = [] } = useQuery(savedQuery(desk));
  const confirm = async ({ id }: SavedBundle) => {
    try {
      queries.setQueryData(savedQuery(desk).queryKey, await desk.client.bundles.confirmGone({ id }));
    } catch (error) {
      tell({ level: 'stop', text: say.fault(faultOf(error)) });
    }
  };
  if (data.length === 0) return null;
  return (
    <section className="bundles-outside" aria-label={t('bundles.outside')}>
      <p className="ink-warn">
        <WarnIcon /> {t('bundles.outsideMore')}
      </p>
      <ul className="bundles-outside-list scrolls">
        {data.map((saved) => (
          <li key={saved.id}>
            <span className="clip num" title={saved.path}>
              {saved.path || saved.fileName}
            </span>
            <span className="quiet">{t('bundles.outsideAge', { n: saved.days })}</span>
            <Button
              size="small"
              aria-label={t('bundles.outsideGoneName', { file: saved.fileName })}
              onPress={() => void confirm(saved)}
            >
              {t('bundles.outsideGone')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
};
