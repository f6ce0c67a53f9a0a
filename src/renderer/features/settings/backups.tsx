/** Backups: where they lie and how old they are, making one, the second place, trying and restoring one. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type {
  BackupPlace,
  BackupProgress,
  BackupStep,
  BackupView,
  PlaceView,
  RestoreProgress,
} from '#contract/backups';
import { faultOf } from '#contract/fault-of';
import { officeTime } from '#domain/date/office-day';
import { useDesk } from '../../app/desk.tsx';
import { useSayer } from '../../app/language.tsx';
import { useText } from '../../app/use-text.ts';
import { StopIcon, WarnIcon } from '../../look/icons.tsx';
import { Button } from '../../parts/button.tsx';
import { BackupStepLine } from '../restore/backup-step.tsx';
import { RestoreDialog } from '../restore/restore-dialog.tsx';
import { BackupPlaceChoice } from './backup-place.tsx';
import { backupsQuery } from './queries.ts';
import { sizeOf } from './size-of.ts';
import { type FromBackup, TakeTemplates } from './take-templates.tsx';
import './backups.css';

export const Backups = () => {
  const t = useText();
  const { data } = useQuery(backupsQuery(useDesk()));
  const { step, result, run, cancel } = useBackupWork();
  const [taking, setTaking] = useState<FromBackup | null>(null);
  const [isRestoring, setRestoring] = useState(false);
  if (!data) return null;
  const own = data.places.find(({ place }) => place === 'own');
  const second = data.places.find(({ place }) => place === 'second');
  return (
    <section aria-label={t('backups.title')}>
      <h2>{t('backups.title')}</h2>
      <p className="quiet">{t('backups.about')}</p>
      <p className={data.hasPortableKey ? 'quiet' : 'ink-warn'}>
        {data.hasPortableKey ? null : <WarnIcon />}{' '}
        {t(data.hasPortableKey ? 'backups.portable' : 'backups.noKey')}
      </p>
      <p className="about-buttons">
        {step ? (
          <Button size="small" onPress={cancel}>
            {t('app.cancel')}
          </Button>
        ) : (
          <Button size="small" onPress={() => void run({ kind: 'make' })}>
            {t('backups.now')}
          </Button>
        )}
      </p>
      {step ? <BackupStepLine step={step} /> : null}
      {result ? (
        <p className="backup-result" role="status" aria-label={t('backups.result')}>
          {result.map((line) => (
            <span key={line}>{line}</span>
          ))}
        </p>
      ) : null}
      {own ? <Place view={own} isBusy={step !== null} onRun={run} onTake={setTaking} /> : null}
      {second ? <Place view={second} isBusy={step !== null} onRun={run} onTake={setTaking} /> : null}
      {taking ? <TakeTemplates from={taking} onClose={() => setTaking(null)} /> : null}
      <BackupPlaceChoice isChosen={second !== undefined} />
      <div className="settings-line">
        <span className="settings-name">{t('restoreDesk.title')}</span>
        <div>
          <p>{t('restoreDesk.about')}</p>
          <Button size="small" onPress={() => setRestoring(true)}>
            {t('restoreDesk.choose')}
          </Button>
        </div>
      </div>
      {isRestoring ? <RestoreDialog onClose={() => setRestoring(false)} /> : null}
      {data.drilledAt ? (
        <p className="quiet">{t('backups.drilledAt', { time: officeTime(data.drilledAt) })}</p>
      ) : null}
    </section>
  );
};

type Work =
  | { readonly kind: 'make' }
  | { readonly kind: 'drill' | 'restore'; readonly place: BackupPlace; readonly name: string };

type PlaceProps = {
  readonly view: PlaceView;
  readonly isBusy: boolean;
  readonly onRun: (work: Work) => Promise<void>;
  readonly onTake: (from: FromBackup) => void;
};

const Place = ({ view, isBusy, onRun, onTake }: PlaceProps) => {
  const t = useText();
  return (
    <div className="settings-line">
      <span className="settings-name">{t(`backups.${view.place}`)}</span>
      <div>
        <code className="num">{view.path}</code>
        {view.isThere ? null : (
          <p className="ink-warn">
            <WarnIcon /> {t('backups.away')}
          </p>
        )}
        {view.isThere && view.backups.length === 0 ? <p className="quiet">{t('backups.none')}</p> : null}
        <ul className="backup-list">
          {view.backups.map((backup) => (
            <Row
              key={backup.name}
              backup={backup}
              isBusy={isBusy}
              onRun={(kind) => onRun({ kind, place: view.place, name: backup.name })}
              onTake={() => onTake({ place: view.place, name: backup.name, madeAt: backup.madeAt })}
            />
          ))}
        </ul>
      </div>
    </div>
  );
};

type RowProps = {
  readonly backup: BackupView;
  readonly isBusy: boolean;
  readonly onRun: (kind: 'drill' | 'restore') => Promise<void>;
  readonly onTake: () => void;
};

const Row = ({ backup, isBusy, onRun, onTake }: RowProps) => {
  const t = useText();
  const { templates, objects, missing, state } = backup;
  const time = officeTime(backup.madeAt);
  if (state !== 'whole')
    return (
      <li className="ink-warn">
        <StopIcon /> {time} · {t(state === 'damaged' ? 'backups.damaged' : 'backups.otherKey')}
      </li>
    );
  return (
    <li>
      <span className="tabular">
        {t('backups.row', { time, templates, objects, size: sizeOf(backup.bytes) })}{' '}
        <span className="quiet">{t(`backups.reason.${backup.reason}`)}</span>
        {missing > 0 ? <span className="ink-warn"> {t('backups.missing', { n: missing })}</span> : null}
      </span>
      <span className="backup-buttons">
        <Button
          size="small"
          isDisabled={isBusy}
          aria-label={t('backups.drillOf', { time })}
          onPress={() => void onRun('drill')}
        >
          {t('backups.drill')}
        </Button>
        <Button size="small" isDisabled={isBusy} aria-label={t('backups.takeOf', { time })} onPress={onTake}>
          {t('backups.takeOpen')}
        </Button>
        <Button
          size="small"
          isDisabled={isBusy}
          aria-label={t('backups.restoreOf', { time })}
          onPress={() => void onRun('restore')}
        >
          {t('backups.restore')}
        </Button>
      </span>
    </li>
  );
};

/** One piece of work at a time; leaving the page ends it, and what is whole by then stays. */
const useBackupWork = () => {
  const { client } = useDesk();
  const t = useText();
  const say = useSayer();
  const queries = useQueryClient();
  const [step, setStep] = useState<BackupStep | null>(null);
  const [result, setResult] = useState<readonly string[] | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const madeLines = ({ made, away }: Extract<BackupProgress, { kind: 'done' }>): string[] => [
    ...made.flatMap(({ path, templates, objects, copied, read, missing, healed }) => [
      say.label('backupMade', { path, templates, objects, copied, read }),
      ...(missing > 0 ? [say.label('backupMissing', { missing })] : []),
      ...(healed > 0 ? [say.label('backupHealed', { healed })] : []),
    ]),
    ...(away ? [say.label('backupAway')] : []),
  ];
  const reportLines = ({ report }: Extract<RestoreProgress, { kind: 'done' }>): string[] => {
    const { desk, templates, objects, seconds, missing, erased } = report;
    return [
      desk === '' ? t('backups.drilled', { templates, objects, seconds }) : t('backups.restored', { desk }),
      ...(missing.length > 0 ? [say.label('restoreMissing', { n: missing.length })] : []),
      ...missing.map(({ object }) => object),
      ...(erased > 0 ? [say.label('restoreErased', { erased })] : []),
    ];
  };

  const run = async (work: Work): Promise<void> => {
    const controller = new AbortController();
    running.current = controller;
    const { signal } = controller;
    setResult(null);
    setStep({ kind: 'progress', step: 'store', done: 0, total: 0 });
    try {
      if (work.kind === 'make') {
        for await (const one of await client.backups.make(undefined, { signal }))
          if (one.kind === 'done') setResult(madeLines(one));
          else setStep(one);
      } else {
        const { kind, place, name } = work;
        for await (const one of await client.backups[kind]({ place, name }, { signal }))
          if (one.kind === 'done') setResult(reportLines(one));
          else setStep(one);
      }
    } catch (error) {
      setResult(controller.signal.aborted ? null : [say.fault(faultOf(error))]);
    } finally {
      setStep(null);
      await queries.invalidateQueries();
    }
  };
  return { step, result, run, cancel: () => running.current?.abort() };
};
