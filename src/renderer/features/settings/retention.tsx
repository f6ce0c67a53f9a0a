/** How long papers are kept: the rules, what is due under them, and erasing it when a person says so. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { DueItem } from '#contract/erasure';
import { faultOf } from '#contract/fault-of';
import { useDesk } from '../../app/desk.tsx';
import { useSayer } from '../../app/language.tsx';
import { useText } from '../../app/use-text.ts';
import { Button } from '../../parts/button.tsx';
import { Ask } from '../../parts/dialog.tsx';
import { tell } from '../../parts/toasts.tsx';
import { retentionQuery } from './queries.ts';
import './backups.css';

export const RetentionSection = () => {
  const t = useText();
  const say = useSayer();
  const desk = useDesk();
  const queries = useQueryClient();
  const { data } = useQuery(retentionQuery(desk));
  const [asks, setAsks] = useState(false);
  if (!data) return null;
  const { retention, due, total } = data;
  const attempt = async (work: () => Promise<void>) => {
    try {
      await work();
      await queries.invalidateQueries();
    } catch (error) {
      tell({ level: 'stop', text: say.fault(faultOf(error)) });
    }
  };
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const days = (name: string) => Number(form.get(name)) || null;
    void attempt(async () => {
      await desk.client.erasure.setRetention({ verified: days('verified'), removed: days('removed') });
    });
  };
  const erase = () => {
    setAsks(false);
    void attempt(async () => {
      const templates = due.map(({ template }) => template);
      const { scans, pictures } = await desk.client.erasure.applyRetention({ templates });
      tell({ level: 'good', text: t('retention.done', { scans, pictures }) });
    });
  };
  return (
    <section aria-label={t('retention.title')}>
      <h2>{t('retention.title')}</h2>
      <p className="quiet">{t('retention.about')}</p>
      <form onSubmit={save} key={JSON.stringify(retention)}>
        {(['verified', 'removed'] as const).map((name) => (
          <label key={name} className="settings-line">
            <span className="settings-name">{t(`retention.${name}`)}</span>
            <span className="kept-days">
              <input
                className="box num days-box"
                name={name}
                inputMode="numeric"
                pattern="[0-9]{0,5}"
                defaultValue={retention[name] ?? ''}
              />
              {t('retention.days')}
            </span>
          </label>
        ))}
        <p className="about-buttons">
          <Button size="small" type="submit">
            {t('retention.set')}
          </Button>
          {due.length > 0 ? (
            <Button size="small" onPress={() => setAsks(true)}>
              {t('retention.erase', { n: due.length })}
            </Button>
          ) : null}
        </p>
      </form>
      <p className="tabular" role="status">
        {total === 0 ? t('retention.none') : t('retention.due', { n: total })}
      </p>
      <DueList due={due} />
      <Ask
        isOpen={asks}
        title={t('retention.ask', { n: due.length })}
        onDismiss={() => setAsks(false)}
        answers={[
          { name: t('app.cancel'), look: 'primary', run: () => setAsks(false) },
          { name: t('erase.do'), run: erase },
        ]}
      >
        <p>{t('erase.about')}</p>
        <DueList due={due} />
      </Ask>
    </section>
  );
};

/** Lines that are shown; the others are counted. */
const shown = 100;

const DueList = ({ due }: { readonly due: readonly DueItem[] }) => {
  const t = useText();
  const say = useSayer();
  return (
    <ul className="backup-list">
      {due.slice(0, shown).map(({ template, name, what, since }) => (
        <li key={template}>
          {t('retention.row', {
            since,
            name: name || t('template.unnamed'),
            what: say.label(`dueWhat.${what}`),
          })}
        </li>
      ))}
      {due.length > shown ? <li className="quiet">{t('bundles.more', { n: due.length - shown })}</li> : null}
    </ul>
  );
};
