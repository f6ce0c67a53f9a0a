/** Bundles made before: saved again, or proved. A file from elsewhere can be proved as well. */

import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { faultOf } from '#contract/fault-of';
import type { BundleVerdict, BundleView } from '#contract/views';
import { officeTime } from '#domain/date/office-day';
import { useActions } from '../../app/actions.ts';
import { type Desk, useDesk } from '../../app/desk.tsx';
import { useLanguage, useSayer } from '../../app/language.tsx';
import { bundlesQuery, useStatus, useTargets } from '../../app/queries.ts';
import { goTo } from '../../app/routes.ts';
import { useText } from '../../app/use-text.ts';
import { GoodIcon, LockIcon, PrintIcon, SaveIcon, SealIcon, StopIcon } from '../../look/icons.tsx';
import { Button } from '../../parts/button.tsx';
import { DropArea } from '../../parts/drop-area.tsx';
import { FileButton } from '../../parts/file-button.tsx';
import { kilobytes } from '../../parts/size-gauge.tsx';
import { Skeleton, Trouble } from '../../parts/states.tsx';
import { tell } from '../../parts/toasts.tsx';
import { askPassword } from '../picture/password-question.tsx';
import { askBundleList, BundleStandingLine } from './bundle-standing.tsx';
import { useMarkSubmitted } from './mark-submitted.tsx';
import { PasswordOnce, SavedOutside, useSealBundle } from './sealed-bundle.tsx';
import { useSaveBundle } from './use-save-bundle.ts';

type Proof = { readonly name: string; readonly verdict: BundleVerdict };

export const BundleHistory = () => {
  const t = useText();
  const say = useSayer();
  const desk = useDesk();
  const save = useSaveBundle();
  const sealing = useSealBundle();
  const { data, error, refetch } = useQuery(bundlesQuery(desk));
  const [proof, setProof] = useState<Proof | null>(null);
  const [proving, setProving] = useState<{ readonly name: string; stop(): void } | null>(null);
  useEffect(() => () => proving?.stop(), [proving]);
  const prove = async (name: string, work: (signal: AbortSignal) => Promise<BundleVerdict>) => {
    const controller = new AbortController();
    setProof(null);
    setProving({ name, stop: () => controller.abort() });
    try {
      setProof({ name, verdict: await work(controller.signal) });
    } catch (problem) {
      if (!controller.signal.aborted) tell({ level: 'stop', text: say.fault(faultOf(problem)) });
    }
    // Another one may have been begun meanwhile, which has stopped this one.
    if (!controller.signal.aborted) setProving(null);
  };
  const proveFile = ([file]: readonly File[]) =>
    file && void prove(file.name, (signal) => verifyFile(desk, file, signal));
  const proveOwn = (bundle: BundleView) =>
    void prove(bundle.fileName, (signal) => desk.client.bundles.verify({ bundle: bundle.id }, { signal }));
  const newest = data?.[0];
  const mark = useMarkSubmitted();
  const today = useStatus()?.today ?? '';
  useActions([
    {
      id: 'bundles.submitted',
      group: 'bundles',
      text: 'action.markSubmitted',
      keys: ['m'],
      can: () => newest !== undefined && today !== '',
      run: () => newest && void mark(newest, today),
    },
    {
      id: 'bundles.rejected',
      group: 'bundles',
      text: 'action.rejectedOfBundle',
      keys: ['r'],
      can: () => newest !== undefined,
      run: () => newest && askBundleList(newest.id, 'rejected'),
    },
    {
      id: 'bundles.verify',
      group: 'bundles',
      text: 'action.verifyBundle',
      keys: ['v'],
      can: () => newest !== undefined,
      run: () => newest && proveOwn(newest),
    },
  ]);
  return (
    <section className="bundles-history" aria-label={t('bundles.history')}>
      <header className="history-head">
        <h2>{t('bundles.history')}</h2>
        <FileButton size="small" icon={<SealIcon />} accept={['.zip']} onFiles={proveFile}>
          {t('bundles.verifyFile')}
        </FileButton>
      </header>
      <SavedOutside />
      {sealing.password === null ? null : (
        <PasswordOnce password={sealing.password} onClose={sealing.forget} />
      )}
      <DropArea className="history-drop" hint={t('bundles.dropHere')} onFiles={proveFile}>
        {proving ? (
          <p className="proof" role="status">
            {t('bundles.verifying', { name: proving.name })}{' '}
            <Button
              size="small"
              onPress={() => {
                proving.stop();
                setProving(null);
              }}
            >
              {t('app.cancel')}
            </Button>
          </p>
        ) : null}
        {proof ? <ProofLine proof={proof} /> : null}
        {error ? <Trouble fault={faultOf(error)} onRetry={() => void refetch()} /> : null}
        {!data && !error ? <Skeleton lines={4} /> : null}
        {data?.length === 0 ? <p className="history-none quiet">{t('bundles.none')}</p> : null}
        <ul className="history scrolls">
          {data?.map((bundle) => (
            <BundleLine
              key={bundle.id}
              bundle={bundle}
              onSave={() => void save(bundle.id)}
              onSeal={() => void sealing.seal(bundle.id)}
              onVerify={() => proveOwn(bundle)}
            />
          ))}
        </ul>
      </DropArea>
    </section>
  );
};

/** Asks for the password of a sealed one, as often as it takes; the file is handed over anew each time. */
const verifyFile = async (desk: Desk, file: File, signal: AbortSignal): Promise<BundleVerdict> => {
  for (let password: string | undefined; ; ) {
    const { token } = await desk.offer(file);
    const verdict = await desk.client.bundles.verify({ grant: token, password }, { signal });
    const code = verdict.problems[0]?.code;
    if (code !== 'password-needed' && code !== 'password-wrong') return verdict;
    const typed = await askPassword(file.name, code === 'password-wrong');
    if (typed === null) return verdict;
    password = typed.trim();
  }
};

const ProofLine = ({ proof: { name, verdict } }: { readonly proof: Proof }) => {
  const t = useText();
  const say = useSayer();
  return (
    <div className={`proof ${verdict.ok ? 'good' : 'stop'}`} role="status">
      <p>
        {verdict.ok ? <GoodIcon /> : <StopIcon />} <b>{name}</b>{' '}
        {t(verdict.ok ? 'bundles.genuine' : 'bundles.notGenuine', {
          n: verdict.ok ? verdict.items : verdict.problems.length,
        })}
      </p>
      <ul>
        {verdict.problems.slice(0, 8).map((problem) => (
          <li key={`${problem.code}-${problem.file}`}>{say.problem(problem)}</li>
        ))}
      </ul>
    </div>
  );
};

const BundleLine = ({
  bundle,
  onSave,
  onSeal,
  onVerify,
}: {
  readonly bundle: BundleView;
  readonly onSave: () => void;
  readonly onSeal: () => void;
  readonly onVerify: () => void;
}) => {
  const t = useText();
  const language = useLanguage();
  const { can, dragOut } = useDesk();
  const target = useTargets().find((pack) => pack.id === bundle.target);
  const facts = [
    officeTime(bundle.madeAt),
    target?.name[language === 'en' ? 'en' : 'zh'] ?? bundle.target,
    t('bundles.items', { n: bundle.items.length }),
    ...(bundle.left.length > 0 ? [t('bundles.leftCount', { n: bundle.left.length })] : []),
    `${kilobytes(bundle.bytes)} KB`,
  ];
  return (
    <li
      className="bundle"
      draggable={can.dragOut}
      onDragStart={(event) => {
        event.preventDefault();
        dragOut(`bundle/${bundle.id}`);
      }}
    >
      <p className="bundle-name num clip">{bundle.fileName}</p>
      <p className="quiet tabular bundle-facts">
        {facts.map((fact, at) => (
          <span key={fact} className="bundle-fact">
            {fact}
            {at < facts.length - 1 ? ' · ' : ''}
          </span>
        ))}
      </p>
      <p className="quiet num clip" title={bundle.sha256}>
        SHA-256 {bundle.sha256.slice(0, 24)}…
      </p>
      <BundleStandingLine bundle={bundle} />
      <span className="bundle-actions">
        <Button
          size="small"
          icon={<SealIcon />}
          onPress={onVerify}
          aria-label={t('bundles.verifyName', { file: bundle.fileName })}
        >
          {t('bundles.verify')}
        </Button>
        <Button
          size="small"
          icon={<PrintIcon />}
          onPress={() => goTo({ page: 'report', of: 'bundle', id: bundle.id })}
          aria-label={t('bundles.reportName', { file: bundle.fileName })}
        >
          {t('bundles.report')}
        </Button>
        <Button
          size="small"
          icon={<LockIcon />}
          onPress={onSeal}
          aria-label={t('bundles.sealName', { file: bundle.fileName })}
        >
          {t('bundles.seal')}
        </Button>
        <Button
          size="small"
          icon={<SaveIcon />}
          onPress={onSave}
          aria-label={t('bundles.saveName', { file: bundle.fileName })}
        >
          {t('bundles.save')}
        </Button>
      </span>
    </li>
  );
};
