/** Taking in a list: choose, look at every row, write. One dialog, four steps, nothing written before the last. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { faultOf } from '#contract/fault-of';
import { namesHolder } from '#domain/list/column';
import { useDesk } from '../../../app/desk.tsx';
import { useSayer } from '../../../app/language.tsx';
import { useText } from '../../../app/use-text.ts';
import { GoodIcon, ImportIcon, StopIcon } from '../../../look/icons.tsx';
import { Button } from '../../../parts/button.tsx';
import { DropArea } from '../../../parts/drop-area.tsx';
import { FileButton, listFiles } from '../../../parts/file-button.tsx';
import { Trouble } from '../../../parts/states.tsx';
import { ListNotes } from './list-notes.tsx';
import { MappingList } from './mapping-list.tsx';
import { PreviewRows, rowsShown, type Shown } from './preview-rows.tsx';
import { useSaveExample } from './use-export.ts';
import { type ImportPhase, type ImportSource, useImport } from './use-import.ts';
import './import.css';

export const ImportDialog = ({
  source,
  onClose,
}: {
  /** null asks for a file first. */
  readonly source: ImportSource | null;
  readonly onClose: () => void;
}) => {
  const t = useText();
  const importing = useImport();
  const { phase, read } = importing;
  const first = useRef(source);
  useEffect(() => {
    if (first.current) void read(first.current);
    first.current = null;
  });
  const body = useRef<HTMLElement>(null);
  // The button that led here is gone with its step; without the focus in the dialog, Escape would reach nobody.
  useEffect(() => {
    if (phase.kind !== 'choose' && !body.current?.contains(document.activeElement)) body.current?.focus();
  }, [phase.kind]);
  const isRunning = phase.kind === 'running';
  return (
    <ModalOverlay
      className="shade"
      isOpen
      isKeyboardDismissDisabled={isRunning}
      onOpenChange={(open) => !open && !isRunning && onClose()}
    >
      <Modal className={`ask import-dialog ${phase.kind === 'plan' ? 'wide' : ''}`}>
        <Dialog ref={body} className="ask-body">
          <Heading slot="title" className="ask-title">
            {t('import.title')}
          </Heading>
          {phase.kind === 'choose' ? (
            <ChooseFile phase={phase} onSource={(chosen) => void read(chosen)} onClose={onClose} />
          ) : null}
          {phase.kind === 'reading' ? (
            <p role="status">{t('import.reading', { file: phase.name || t('import.pasted') })}</p>
          ) : null}
          {phase.kind === 'plan' ? (
            <PlanImport phase={phase} importing={importing} onClose={onClose} />
          ) : null}
          {phase.kind === 'running' ? <Running phase={phase} onStop={importing.stop} /> : null}
          {phase.kind === 'done' || phase.kind === 'stopped' ? (
            <Finished phase={phase} onAgain={importing.again} onClose={onClose} />
          ) : null}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
};

const ChooseFile = ({
  phase,
  onSource,
  onClose,
}: {
  readonly phase: Extract<ImportPhase, { kind: 'choose' }>;
  readonly onSource: (source: ImportSource) => void;
  readonly onClose: () => void;
}) => {
  const t = useText();
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const file = event.clipboardData?.files[0];
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (text.trim() !== '') onSource({ text });
      else if (file) onSource({ file });
    };
    addEventListener('paste', onPaste);
    return () => removeEventListener('paste', onPaste);
  }, [onSource]);
  const take = (files: readonly File[]) => files[0] && onSource({ file: files[0] });
  return (
    <>
      <DropArea className="import-drop" hint={t('import.dropHere')} onFiles={take}>
        {phase.fault ? <Trouble fault={phase.fault} /> : null}
        <FileButton look="primary" autoFocus icon={<ImportIcon />} accept={listFiles} onFiles={take}>
          {t('import.choose')}
        </FileButton>
        <p className="quiet">{t('import.chooseMore')}</p>
      </DropArea>
      <EmptyLists />
      <div className="ask-answers">
        <Button onPress={onClose}>{t('app.cancel')}</Button>
      </div>
    </>
  );
};

/** For who has no list: the desk's own, with an example in it. */
const EmptyLists = () => {
  const t = useText();
  const save = useSaveExample();
  return (
    <p className="import-empty">
      <span className="quiet">{t('import.emptyLists')}</span>
      <Button size="small" onPress={() => void save('individual')}>
        {t('import.emptyPeople')}
      </Button>
      <Button size="small" onPress={() => void save('organization')}>
        {t('import.emptyCompanies')}
      </Button>
    </p>
  );
};

const PlanImport = ({
  phase: { view, plan, isNamelessWanted },
  importing,
  onClose,
}: {
  readonly phase: Extract<ImportPhase, { kind: 'plan' }>;
  readonly importing: ReturnType<typeof useImport>;
  readonly onClose: () => void;
}) => {
  const t = useText();
  const { client } = useDesk();
  const [shown, setShown] = useState<Shown>({ show: 'all', offset: 0 });
  const {
    data: preview,
    isFetching,
    error,
  } = useQuery({
    queryKey: ['import', plan, shown],
    queryFn: ({ signal }) => client.imports.preview({ ...plan, ...shown, limit: rowsShown }, { signal }),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  const count = preview ? preview.counts.new + preview.counts.changes : 0;
  // Nameless templates are asked for: one key must not make hundreds of them.
  const startButton = useRef<HTMLButtonElement>(null);
  const cancelButton = useRef<HTMLButtonElement>(null);
  // The button could not be pressed while every row was looked at: the focus waits on the dialog, and goes to it once.
  const awaitsStart = useRef<'no' | 'once' | 'answered'>('once');
  const asksForName = !namesHolder(plan.mapping) && !isNamelessWanted && (preview?.counts.new ?? 0) > 0;
  // An answer takes its own button away: then the focus goes on to what comes next as well.
  useEffect(() => {
    if (asksForName) awaitsStart.current = 'answered';
    else if (awaitsStart.current !== 'no' && !isFetching) {
      const isBusy = document.activeElement?.closest('.import-plan, .list-choices') != null;
      // The dialog gives the focus of a button that is gone to its first field: nobody works there then.
      // Where nothing is left to do, a way out has it: a button that cannot be pressed takes no key.
      const next = (count === 0 ? cancelButton : startButton).current;
      if (awaitsStart.current === 'answered' || !isBusy) next?.focus();
      awaitsStart.current = 'no';
    }
  }, [asksForName, isFetching, count]);
  return (
    <>
      <p className="quiet">
        {t('import.read', {
          file: view.name || t('import.pasted'),
          rows: view.rows.toLocaleString('en-US'),
        })}
      </p>
      <ListNotes
        view={view}
        plan={plan}
        dayNumbers={preview?.dayNumbers ?? 0}
        asksForName={asksForName}
        importing={importing}
      />
      <div className="import-plan">
        <MappingList
          view={view}
          plan={plan}
          onColumn={importing.mapColumn}
          onTypeWithout={importing.setTypeWithout}
        />
        {error ? (
          <Trouble fault={faultOf(error)} />
        ) : (
          <PreviewRows preview={preview} isChecking={isFetching} shown={shown} onShown={setShown} />
        )}
      </div>
      <p className="quiet import-notice">{t('import.notice')}</p>
      <div className="ask-answers">
        <Button look="quiet" onPress={importing.again}>
          {t('import.another')}
        </Button>
        <span className="grow" />
        <Button onPress={onClose} ref={cancelButton}>
          {t('app.cancel')}
        </Button>
        <Button
          look="primary"
          ref={startButton}
          isDisabled={count === 0 || isFetching || asksForName}
          onPress={() => void importing.run(view, plan)}
        >
          {count === 0
            ? t('import.nothingToDo')
            : t('import.start', { count: count.toLocaleString('en-US') })}
        </Button>
      </div>
    </>
  );
};

const Running = ({
  phase: { progress, elapsed },
  onStop,
}: {
  readonly phase: Extract<ImportPhase, { kind: 'running' }>;
  readonly onStop: () => void;
}) => {
  const t = useText();
  const seconds = elapsed / 1000;
  const speed = progress.done / Math.max(seconds, 0.1);
  const { done, total } = progress;
  return (
    <>
      <p role="status" className="tabular">
        {t('import.running', { done: done.toLocaleString('en-US'), total: total.toLocaleString('en-US') })}
      </p>
      <progress value={done} max={total} aria-label={t('import.title')} />
      <p className="quiet tabular">
        {done > 0
          ? t('import.speed', { speed: Math.round(speed), left: Math.ceil((total - done) / speed) })
          : ' '}
      </p>
      <div className="ask-answers">
        <Button autoFocus onPress={onStop}>
          {t('import.stop')}
        </Button>
      </div>
    </>
  );
};

const Finished = ({
  phase,
  onAgain,
  onClose,
}: {
  readonly phase: Extract<ImportPhase, { kind: 'done' | 'stopped' }>;
  readonly onAgain: () => void;
  readonly onClose: () => void;
}) => {
  const t = useText();
  const say = useSayer();
  const text =
    phase.kind === 'done'
      ? t('import.doneMore', { ...phase.result })
      : phase.fault
        ? t('import.failed', { ...phase.progress, why: say.fault(phase.fault) })
        : t('import.stoppedMore', { ...phase.progress });
  return (
    <>
      <p className={`import-end ink-${phase.kind === 'done' ? 'good' : 'warn'}`} role="status">
        {phase.kind === 'done' ? <GoodIcon /> : <StopIcon />}
        <b>{t(phase.kind === 'done' ? 'import.done' : 'import.stopped')}</b>
      </p>
      <p>{text}</p>
      <div className="ask-answers">
        <Button onPress={onAgain}>{t('import.another')}</Button>
        <Button look="primary" autoFocus onPress={onClose}>
          {t('app.close')}
        </Button>
      </div>
    </>
  );
};
