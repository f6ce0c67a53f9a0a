/** Before: what would happen, and the start. While it runs: how far, how fast, how long still, and cancel. After: the next step. */
import { useState } from 'react';
import { type IntakeItem, type IntakeView, isToDo } from '#contract/intake-views';
import { goTo, openTemplate } from '../../app/routes.ts';
import { type Say, useText } from '../../app/use-text.ts';
import { ExportIcon, GoodIcon, IntakeIcon, RepairIcon, WarnIcon } from '../../look/icons.tsx';
import { Button, CancelButton } from '../../parts/button.tsx';
import { Ask } from '../../parts/dialog.tsx';
import { FolderButton } from './folder-button.tsx';
import { intakeRun, type RunState, useRun } from './intake-run.ts';
import type { PickedFile } from './pick-files.ts';
import { sectionOf, waitingForPerson } from './sections.ts';
import type { IntakeActions } from './use-intake.ts';

type BarProps = {
  readonly view: IntakeView;
  readonly actions: IntakeActions;
  readonly onBundle: (ids: readonly string[]) => void;
  readonly onPick: (picked: PickedFile[]) => void;
};

export const IntakeBar = ({ view, actions, onBundle, onPick }: BarProps) => {
  const run = useRun();
  const toDo = view.items.filter(isToDo);
  return (
    <div className="intake-bar">
      {run.isRunning ? (
        <Running run={run} onCancel={actions.cancel} />
      ) : toDo.length > 0 ? (
        <Planned view={view} run={run} toDo={toDo} actions={actions} onPick={onPick} />
      ) : (
        <Finished view={view} actions={actions} onBundle={onBundle} onPick={onPick} />
      )}
    </div>
  );
};

const Running = ({ run, onCancel }: { readonly run: RunState; readonly onCancel: () => void }) => {
  const t = useText();
  const { done, total, elapsed } = run;
  return (
    <>
      <b className="tabular" role="status">
        {run.isHanding
          ? t('intake.bar.handing', { done, total })
          : done === total
            ? t('intake.bar.reading')
            : t('intake.bar.running', { done, total })}
      </b>
      <progress value={done} max={Math.max(1, total)} aria-label={t('intake.bar.progress')} />
      <span className="quiet tabular">{done > 0 ? pace(t, done, total, elapsed) : ''}</span>
      <span className="grow" />
      <CancelButton keys="Esc" onPress={onCancel}>
        {t('app.cancel')}
      </CancelButton>
    </>
  );
};

/** Speed and what is left, from what was done so far. */
const pace = (t: Say, done: number, total: number, elapsed: number): string => {
  const each = elapsed / done;
  const seconds = Math.ceil((each * (total - done)) / 1000);
  const time =
    seconds < 90
      ? t('intake.bar.seconds', { n: seconds })
      : t('intake.bar.minutes', { n: Math.ceil(seconds / 60) });
  const speed = t('intake.bar.speed', { n: Math.max(1, Math.round(60_000 / each)) });
  return `${speed} · ${t('intake.bar.remaining', { time })}`;
};

type PlannedProps = Pick<BarProps, 'view' | 'actions' | 'onPick'> & {
  readonly run: RunState;
  readonly toDo: readonly IntakeItem[];
};

const Planned = ({ view, run, toDo, actions, onPick }: PlannedProps) => {
  const t = useText();
  const count = (section: string) => view.items.filter((item) => sectionOf(item) === section).length;
  const goesOn = view.items.some(({ state, template }) => state === 'done' && template !== null);
  const missing = toDo.filter(({ files }) =>
    files.some(({ state, path }) => state === 'named' && !intakeRun.holds(path)),
  ).length;
  return (
    <>
      {missing > 0 ? (
        <span className="intake-note ink-warn" role="status">
          <WarnIcon /> {t('intake.bar.missing', { n: missing })}
        </span>
      ) : (
        <b className="tabular">
          {t('intake.bar.plan', { matched: count('matched'), new: count('new'), left: count('person') })}
        </b>
      )}
      <span className="grow" />
      <FolderButton look={missing === toDo.length ? 'primary' : 'plain'} onPick={onPick}>
        {t(missing > 0 ? 'intake.bar.again' : 'intake.bar.more')}
      </FolderButton>
      {missing < toDo.length ? (
        <Button
          look="primary"
          // After a run the list has the focus and keeps it.
          autoFocus={!run.hasRun}
          icon={<IntakeIcon />}
          keys="Enter"
          onPress={() => void actions.start(view.items)}
        >
          {goesOn ? t('intake.bar.goOn', { n: toDo.length - missing }) : t('intake.bar.start')}
        </Button>
      ) : null}
    </>
  );
};

const Finished = ({ view, actions, onBundle, onPick }: BarProps) => {
  const t = useText();
  const [asks, setAsks] = useState(false);
  const made = view.items.filter(({ state, template }) => state === 'done' && template !== null);
  const ready = made.filter(
    ({ template }) => template?.check.readiness === 'ready' && template.state === 'not-submitted',
  );
  const toFix = made.find(({ template }) => template?.check.readiness === 'stop');
  const left = waitingForPerson(view.items).length;
  return (
    <>
      <span className="intake-note" role="status">
        <GoodIcon className="ink-good" />
        <b className="tabular">{t('intake.bar.done', { made: made.length, ready: ready.length })}</b>
        {left > 0 ? <span className="ink-warn">{t('intake.bar.leftOver', { n: left })}</span> : null}
      </span>
      <span className="grow" />
      <FolderButton onPick={onPick}>{t('intake.bar.more')}</FolderButton>
      {toFix?.template ? (
        <Button icon={<RepairIcon />} onPress={() => goTo(openTemplate(toFix.template?.id ?? null))}>
          {t('intake.bar.openFirst')}
        </Button>
      ) : null}
      {ready.length > 0 ? (
        <Button
          icon={<ExportIcon />}
          onPress={() => onBundle([...new Set(ready.flatMap(({ template }) => template?.id ?? []))])}
        >
          {t('intake.bar.bundle', { n: ready.length })}
        </Button>
      ) : null}
      <Button
        look={left === 0 ? 'primary' : 'plain'}
        onPress={() => (left > 0 ? setAsks(true) : void actions.close())}
      >
        {t('intake.bar.close')}
      </Button>
      <Ask
        isOpen={asks}
        title={t('intake.closeTitle', { n: left })}
        onDismiss={() => setAsks(false)}
        answers={[
          {
            name: t('intake.closeYes'),
            run: () => {
              setAsks(false);
              void actions.close();
            },
          },
          { name: t('intake.closeNo'), look: 'primary', run: () => setAsks(false) },
        ]}
      >
        {t('intake.closeMore')}
      </Ask>
    </>
  );
};
