/** Builds the bundle, shows how far it is, and can be stopped; afterwards the finished bundle is right there. */

import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { faultOf } from '#contract/fault-of';
import type { BundleView } from '#contract/views';
import { useDesk } from '../../app/desk.tsx';
import { useSayer } from '../../app/language.tsx';
import { beginWork } from '../../app/long-work.ts';
import { useOnce } from '../../app/once.ts';
import { bundlesQuery } from '../../app/queries.ts';
import { useStopOnLeave } from '../../app/use-stop-on-leave.ts';
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
  /** Somebody came here to build just this: Enter does. */
  readonly isAsked: boolean;
};

export const BuildBar = ({ ready, left, target, templates, isAsked }: BuildProps) => {
  const t = useText();
  const [withInternal, setWithInternal] = useState(false);
  const { progress, done, build, cancel } = useBuild({ target, templates, withInternal });
  const save = useSaveBundle();
  return (
    <div className="build-bar">
      {progress ? (
        <>
          <span className="tabular" role="status">
            {t('bundles.building', { done: progress.done, total: progress.total })}
          </span>
          <progress value={progress.done} max={Math.max(1, progress.total)} aria-label={t('bundles.build')} />
          <span className="clip quiet build-name">{progress.name}</span>
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
            // The focus goes to a button that can be pressed, also where it becomes one after the page is there.
            key={ready === 0 ? 'none' : 'some'}
            look={done ? 'plain' : 'primary'}
            icon={<ExportIcon />}
            autoFocus={isAsked}
            isDisabled={ready === 0}
            onPress={() => void build()}
          >
            {t('bundles.build')}
          </Button>
        </>
      )}
      {done && !progress ? (
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

type Progress = { readonly done: number; readonly total: number; readonly name: string };

type Wanted = Pick<BuildProps, 'target' | 'templates'> & { readonly withInternal: boolean };

const useBuild = ({ target, templates, withInternal }: Wanted) => {
  const t = useText();
  const say = useSayer();
  const desk = useDesk();
  const { client } = desk;
  const queries = useQueryClient();
  const [progress, setProgress] = useState<Progress | null>(null);
  const [done, setDone] = useState<BundleView | null>(null);
  const abort = useRef<AbortController | null>(null);
  useStopOnLeave(abort);
  const build = useOnce(async () => {
    const controller = new AbortController();
    abort.current = controller;
    setProgress({ done: 0, total: 0, name: '' });
    const long = beginWork(0);
    let notice: string | null = null;
    try {
      const events = await client.bundles.build(
        { target, withInternal, ...(templates ? { templates: [...templates] } : {}) },
        { signal: controller.signal },
      );
      for await (const event of events) {
        if (event.kind === 'progress') {
          setProgress(event);
          long.progress(event.done, event.total);
        } else {
          setDone(event.bundle);
          // The next key may already be the one that proves the newest bundle.
          queries.setQueryData(
            bundlesQuery(desk).queryKey,
            (bundles) => bundles && [event.bundle, ...bundles.filter(({ id }) => id !== event.bundle.id)],
          );
          notice = t('work.bundled', { n: event.bundle.items.length });
        }
      }
    } catch (error) {
      const fault = controller.signal.aborted ? null : faultOf(error);
      if (fault && fault.code !== 'cancelled') tell({ level: 'stop', text: say.fault(fault) });
    }
    long.end(notice);
    setProgress(null);
    void queries.invalidateQueries();
  });
  return { progress, done, build, cancel: () => abort.current?.abort() };
};
