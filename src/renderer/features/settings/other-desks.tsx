/** Other desks: this one's card to give away, and the book of those it knows, so that files can be made for them alone. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { faultOf } from '#contract/fault-of';
import { useDesk } from '../../app/desk.tsx';
import { useSayer } from '../../app/language.tsx';
import { useText } from '../../app/use-text.ts';
import { Button } from '../../parts/button.tsx';
import { FileButton } from '../../parts/file-button.tsx';
import { tell } from '../../parts/toasts.tsx';
import { desksQuery } from '../handover/queries.ts';
import { TakeHandOver } from '../handover/take-dialog.tsx';
import { useTakeFile } from '../handover/use-take-file.ts';
import { Field, KeyDialog, textOf } from '../keys/key-dialog.tsx';

export const OtherDesks = () => {
  const t = useText();
  const say = useSayer();
  const desk = useDesk();
  const queries = useQueryClient();
  const { data } = useQuery(desksQuery(desk));
  const [isAdding, setAdding] = useState(false);
  const { looked, look, close } = useTakeFile();
  const renew = () => queries.invalidateQueries({ queryKey: ['desks'] });
  const add = async (form: FormData) => {
    try {
      await desk.client.handover.addDesk({ name: textOf(form, 'name'), code: textOf(form, 'code') });
      await renew();
      return null;
    } catch (error) {
      return faultOf(error);
    }
  };
  const remove = async (fingerprint: string) => {
    try {
      await desk.client.handover.removeDesk({ fingerprint });
      await renew();
    } catch (error) {
      tell({ level: 'stop', text: say.fault(faultOf(error)) });
    }
  };
  if (!data) return null;
  return (
    <section aria-label={t('handover.desks')}>
      <h2>{t('handover.desks')}</h2>
      <p className="quiet">{t('handover.desksAbout')}</p>
      <p className="about-buttons">
        <FileButton size="small" accept={['.shiming']} onFiles={([file]) => file && void look(file)}>
          {t('handover.takeOpen')}
        </FileButton>
        <Button size="small" onPress={() => setAdding(true)}>
          {t('handover.addDesk')}
        </Button>
      </p>
      <div className="settings-line">
        <span className="settings-name">{t('handover.own')}</span>
        <div>
          <p>{t('handover.ownAbout', { fingerprint: data.own.fingerprint })}</p>
          <code className="num desk-code">{data.own.code}</code>
        </div>
      </div>
      <div className="settings-line">
        <span className="settings-name">{t('handover.known')}</span>
        <div>
          {data.known.length === 0 ? <p className="quiet">{t('handover.nobody')}</p> : null}
          <ul className="backup-list">
            {data.known.map(({ name, fingerprint }) => (
              <li key={fingerprint}>
                <span>
                  {name} <span className="num quiet">{fingerprint}</span>
                </span>
                <Button
                  size="small"
                  aria-label={t('handover.removeDeskOf', { name })}
                  onPress={() => void remove(fingerprint)}
                >
                  {t('handover.removeDesk')}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      </div>
      {isAdding ? (
        <KeyDialog
          title={t('handover.addDesk')}
          submit={t('handover.add')}
          onClose={() => setAdding(false)}
          onSubmit={add}
        >
          <p>{t('handover.addAbout')}</p>
          <Field name="name" label={t('handover.deskName')} autoFocus />
          <Field name="code" label={t('handover.deskCode')} />
        </KeyDialog>
      ) : null}
      {looked ? <TakeHandOver first={looked} onClose={close} /> : null}
    </section>
  );
};
