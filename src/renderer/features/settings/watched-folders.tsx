/** Folders that are watched for scans: how each stands, what new templates of it begin with, and choosing another one. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { faultOf } from '#contract/fault-of';
import type { WatchedRules, WatchedView } from '#contract/watched';
import { officeTime } from '#domain/date/office-day';
import { useDesk } from '../../app/desk.tsx';
import { useLanguage, useSayer } from '../../app/language.tsx';
import { useTargets } from '../../app/queries.ts';
import { useText } from '../../app/use-text.ts';
import { WarnIcon } from '../../look/icons.tsx';
import { Button } from '../../parts/button.tsx';
import { Choice } from '../../parts/choice.tsx';
import { TickBox } from '../../parts/tick-box.tsx';
import { tell } from '../../parts/toasts.tsx';
import { FolderChoice } from './folder-choice.tsx';
import { watchedQuery } from './queries.ts';

export const WatchedFolders = () => {
  const t = useText();
  const say = useSayer();
  const desk = useDesk();
  const queries = useQueryClient();
  const { data } = useQuery(watchedQuery(desk));
  if (!data) return null;
  const accept = async (work: () => Promise<readonly WatchedView[]>) => {
    try {
      queries.setQueryData(watchedQuery(desk).queryKey, await work());
    } catch (error) {
      tell({ level: 'stop', text: say.fault(faultOf(error)) });
    }
  };
  const onChosen = async () => {
    await queries.invalidateQueries(watchedQuery(desk));
    tell({ level: 'good', text: t('watched.chosen') });
  };
  return (
    <section aria-label={t('watched.title')}>
      <h2>{t('watched.title')}</h2>
      <p className="quiet">{t('watched.about')}</p>
      {data.map((folder) => (
        <Folder
          key={folder.id}
          folder={folder}
          onChange={(rules) => void accept(() => desk.client.watched.change({ id: folder.id, rules }))}
          onRemove={() =>
            void accept(async () => {
              const left = await desk.client.watched.remove({ id: folder.id });
              tell({ level: 'good', text: t('watched.removed', { path: folder.path }) });
              return left;
            })
          }
        />
      ))}
      <FolderChoice use="watch" onChosen={onChosen} />
    </section>
  );
};

type FolderProps = {
  readonly folder: WatchedView;
  readonly onChange: (rules: Partial<WatchedRules>) => void;
  readonly onRemove: () => void;
};

const ownTarget = 'own';

const Folder = ({ folder, onChange, onRemove }: FolderProps) => {
  const t = useText();
  const language = useLanguage();
  const targets = useTargets();
  const customer = useId();
  const items = targets.map(({ id, name }) => ({ id, name: name[language === 'en' ? 'en' : 'zh'] }));
  return (
    <div className="watched-folder" role="group" aria-label={folder.path}>
      <code className="num">{folder.path}</code>
      <Standing folder={folder} />
      <label className="settings-line" htmlFor={customer}>
        <span className="settings-name">{t('watched.customer')}</span>
        <input
          id={customer}
          key={folder.customer}
          className="box"
          defaultValue={folder.customer}
          maxLength={200}
          autoComplete="off"
          onBlur={({ currentTarget: { value } }) => {
            if (value.trim() !== folder.customer) onChange({ customer: value });
          }}
        />
      </label>
      <div className="settings-line">
        <span className="settings-name">{t('watched.target')}</span>
        <Choice
          name={t('watched.target')}
          value={folder.target || ownTarget}
          groups={[{ name: '', items: [{ id: ownTarget, name: t('watched.own') }, ...items] }]}
          onChange={(id) => onChange({ target: id === ownTarget ? '' : id })}
        />
      </div>
      <div className="watched-ticks">
        <TickBox isSelected={folder.bySubfolder} onChange={(bySubfolder) => onChange({ bySubfolder })}>
          {t('watched.bySubfolder')}
        </TickBox>
        <TickBox isSelected={folder.isOn} onChange={(isOn) => onChange({ isOn })}>
          {t('watched.on')}
        </TickBox>
        <Button size="small" look="quiet" onPress={onRemove}>
          {t('watched.remove')}
        </Button>
      </div>
    </div>
  );
};

const Standing = ({ folder }: { readonly folder: WatchedView }) => {
  const t = useText();
  const say = useSayer();
  const { state, since, fault, waiting, held, cloud, taken, twice, failed } = folder;
  const time = since === null ? '' : officeTime(since);
  const isTrouble = state === 'away' || state === 'waits';
  const more = [
    waiting > held ? t('watched.waiting', { n: waiting - held }) : '',
    held > 0 ? t('watched.held', { n: held }) : '',
    cloud > 0 ? t('watched.cloud', { n: cloud }) : '',
    taken + twice + failed > 0 ? t('watched.counts', { taken, twice, failed }) : '',
  ].filter(Boolean);
  return (
    <div role="status">
      <p className={isTrouble ? 'ink-warn' : 'quiet'}>
        {isTrouble ? <WarnIcon /> : null}{' '}
        {t(`watched.${state}`, {
          since: time,
          why: fault === null ? '' : say.fault({ code: fault, data: {} }),
        })}
      </p>
      {more.length > 0 ? <p className="quiet tabular">{more.join(' · ')}</p> : null}
    </div>
  );
};
