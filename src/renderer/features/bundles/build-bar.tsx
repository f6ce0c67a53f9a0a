/** Builds the bundle, shows how far it is, and can be stopped; afterwards the finished bundle is right there. */

import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { faultOf } from '#contract/fault-of';
import type { BundleView } from '#contract/views';
import { useDesk } from '../../app/desk.tsx';
import { beginJob, beginning, hearJobs, tellsEnd, useRunningJob, whenEnded } from '../../app/jobs.ts';
import { useSayer } from '../../app/language.tsx';
import { useOnce } from '../../app/once.ts';
import { bundlesQuery } from '../../app/queries.ts';
import { useText } from '../../app/use-text.ts';
import { ExportIcon, GoodIcon, SaveIcon } from '../../look/icons.tsx';
import { Button, CancelButton } from '../../parts/button.tsx';
import { kilobytes } from '../../parts/size-gauge.tsx';
import { TickBox } from '../../parts/tick-box.tsx';
import { tell } from '../../parts/toasts.tsx';
import { MarkSubmitted } from './mark-submitted.tsx';
import { useSaveBundle } from './use-save-bundle.ts';

type BuildProps = {
  readonly ready: number;
  readonly left: number;
  readonly target: string;
  readonly templates: readonly string[] | null;
};

export const BuildBar = ({ ready, left, target, templates }: BuildProps) => {
  const t = useText();
  const [withInternal, setWithInternal] = useState(false);
  const { work, done, build, cancel } = useBuild({ target, templates, withInternal });
  const save = useSaveBundle();
  return (
    <div className="build-bar">
      {work ? (
        <>
          <span className="tabular" role="status">
            {t('bundles.building', { done: work.done, total: work.total })}
          </span>
          <progress value={work.done} max={Math.max(1, work.total)} aria-label={t('bundles.build')} />
          <span className="clip quiet build-name">{work.now.name}</span>
          <CancelButton onPress={cancel}>{t('app.cancel')}</CancelButton>
        </>
      ) : (
        <>
          <p>
            <b className="tabular">{t('bundles.readyCount', { n: ready })}</b>{' '}
            {left > 0 ? <span className="quiet">{t('bundles.leftCount', { n: left })}</span> : null}
          </p>
          <span className="grow" />
          <TickBox isSelected={withInternal} onChange={setWithInternal}>
            {t('bundles.withInternal')}
          </TickBox>
          <Button
            // Enter makes it: the focus goes to a button that can be pressed, also where it becomes one after the page is there.
            key={ready === 0 ? 'none' : 'some'}
            look={done ? 'plain' : 'primary'}
            icon={<ExportIcon />}
            autoFocus
            isDisabled={ready === 0}
            onPress={() => void build()}
          >
            {t('bundles.build')}
          </Button>
        </>
      )}
      {done && !work ? (
        <p className="build-done ink-good" role="status">
          <GoodIcon />{' '}
          {t('bundles.built', { file: done.fileName, n: done.items.length, size: kilobytes(done.bytes) })}
          <Button
            size="small"
            look="primary"
            autoFocus
            icon={<SaveIcon />}
            onPress={() => void save(done.id)}
          >
            {t('bundles.save')}
          </Button>
          <MarkSubmitted bundle={done} />
        </p>
      ) : null}
    </div>
  );
};

type Wanted = Pick<BuildProps, 'target' | 'templates'> & { readonly withInternal: boolean };

const useBuild = ({ target, templates, withInternal }: Wanted) => {
  const say = useSayer();
  const desk = useDesk();
  const { client } = desk;
  const { data: bundles } = useQuery(bundlesQuery(desk));
  const running = useRunningJob('bundle');
  const [isBeginning, setBeginning] = useState(false);
  const work = running ?? (isBeginning ? beginning : null);
  const [built, setBuilt] = useState<string | null>(null);
  const done: BundleView | null = bundles?.find(({ id }) => id === built) ?? null;
  // What is built, in whichever window, is right here, and nobody else says it.
  useEffect(() => tellsEnd((job) => job.kind === 'bundle' && job.state !== 'failed'), []);
  useEffect(
    () =>
      hearJobs(({ job, hasEnded }) => {
        if (hasEnded && job.kind === 'bundle') setBuilt(job.facts.bundle);
      }),
    [],
  );
  const build = useOnce(async () => {
    setBeginning(true);
    try {
      const input = { target, withInternal, ...(templates ? { templates: [...templates] } : {}) };
      const job = await beginJob(client, { kind: 'bundle', input });
      setBeginning(false);
      await whenEnded(job.id);
    } catch (error) {
      tell({ level: 'stop', text: say.fault(faultOf(error)) });
    } finally {
      setBeginning(false);
    }
  });
  // Where it cannot be cancelled the core is away, which the window says.
  const cancel = () => running && void client.jobs.cancel({ id: running.id }).catch(() => undefined);
  return { work, done, build, cancel };
};
