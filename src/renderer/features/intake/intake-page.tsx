/** Many scans at once: where they are dropped, what becomes of each group, and the work on what is left for a person. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { faultOf } from '#contract/fault-of';
import type { IntakeView } from '#contract/intake-views';
import { intakeLimits } from '#domain/intake/intake';
import { useActions } from '../../app/actions.ts';
import { useDesk } from '../../app/desk.tsx';
import { isMac, showKeys } from '../../app/keys.ts';
import { useText } from '../../app/use-text.ts';
import { ScanIcon } from '../../look/icons.tsx';
import { Button } from '../../parts/button.tsx';
import { DropArea } from '../../parts/drop-area.tsx';
import { Skeleton, Trouble } from '../../parts/states.tsx';
import { IntakeBar } from './intake-bar.tsx';
import { IntakeList, type ListHandle } from './intake-list.tsx';
import { useRun } from './intake-run.ts';
import { IntakeStart } from './intake-start.tsx';
import { ItemDetail } from './item-detail.tsx';
import { ListChoice, type ListChoiceProps } from './list-choice.tsx';
import { type PickedFile, walkDropped, withoutList } from './pick-files.ts';
import { ScanDialog } from './scan-dialog.tsx';
import { firstItem, waitingForPerson } from './sections.ts';
import { intakeQuery, useIntakeActions } from './use-intake.ts';
import './intake.css';

type PageProps = { readonly onBundle: (ids: readonly string[]) => void };

export const IntakePage = ({ onBundle }: PageProps) => {
  const { data, error, refetch } = useQuery(intakeQuery(useDesk()));
  const actions = useIntakeActions();
  const [busy, setBusy] = useState<string | null>(null);
  const [list, setList] = useState<File | null>(null);
  const [scans, setScans] = useState(false);
  const t = useText();
  const openScan = () => setScans(true);
  useActions([
    { id: 'intake.scan', group: 'intake', text: 'scanning.title', keys: [scanKey], run: openScan },
  ]);
  const take = async (picked: Promise<PickedFile[]> | PickedFile[]) => {
    setBusy(t('intake.start.planning'));
    try {
      const { files, list: found } = withoutList(await picked);
      if (found) setList(found);
      // The list alone waits for its files.
      if (found === null || files.length > 0) await actions.plan(files, found ?? list);
    } finally {
      setBusy(null);
    }
  };
  const drop = (transfer: DataTransfer) =>
    void take(walkDropped(transfer, intakeLimits.files, (n) => setBusy(t('intake.start.reading', { n }))));
  if (error) return <Trouble fault={faultOf(error)} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton lines={10} />;
  return (
    <DropArea className="intake-drop" hint={t('intake.start.dropHere')} onTransfer={drop}>
      {data === null || data.items.length === 0 ? (
        <IntakeStart
          busy={busy}
          list={list}
          onList={setList}
          onPick={(picked) => void take(picked)}
          onScan={openScan}
        />
      ) : (
        <Work
          view={data}
          onBundle={onBundle}
          busy={busy}
          list={list}
          onList={setList}
          onPick={(picked) => void take(picked)}
          onScan={openScan}
        />
      )}
      {scans ? <ScanDialog onClose={() => setScans(false)} /> : null}
    </DropArea>
  );
};

const scanKey = 'alt+s';

type WorkProps = PageProps &
  ListChoiceProps & {
    readonly view: IntakeView;
    readonly busy: string | null;
    readonly onPick: (picked: PickedFile[]) => void;
    readonly onScan: () => void;
  };

const Work = ({ view, onBundle, busy, list, onList, onPick, onScan }: WorkProps) => {
  const t = useText();
  const actions = useIntakeActions();
  const rows = useRef<ListHandle>(null);
  const [chosen, setChosen] = useState(() => firstItem(view.items)?.id ?? null);
  const [answering, setAnswering] = useState(false);
  const choose = (id: string) => {
    setAnswering(false);
    setChosen(id);
  };
  // Merged or gone: there is always a group that keys act on.
  const item = view.items.find(({ id }) => id === chosen) ?? firstItem(view.items);
  const { isRunning } = useRun();
  const wasRunning = useRef(isRunning);
  // The key that started or stopped the run is gone with its button: the list takes over.
  useEffect(() => {
    if (wasRunning.current === isRunning) return;
    wasRunning.current = isRunning;
    if (document.activeElement === document.body) rows.current?.focus();
  }, [isRunning]);
  /** After an answer the next question comes up with the cursor in it. */
  const next = () => {
    const waiting = waitingForPerson(view.items);
    const at = waiting.findIndex(({ id }) => id === item?.id);
    const after = waiting[at + 1] ?? waiting.find(({ id }) => id !== item?.id);
    if (!after) return rows.current?.focus();
    setAnswering(true);
    setChosen(after.id);
  };
  return (
    <main className="intake">
      <header className="page-head">
        <h1>{t('intake.title')}</h1>
        {busy ? (
          <span className="quiet" role="status">
            {busy}
          </span>
        ) : null}
        {view.hidden > 0 ? <span className="quiet">{t('intake.hidden', { n: view.hidden })}</span> : null}
        <span className="grow" />
        <Button size="small" icon={<ScanIcon />} keys={showKeys(scanKey, isMac())} onPress={onScan}>
          {t('scanning.open')}
        </Button>
        <ListChoice list={list} onList={onList} />
        <span className="quiet intake-keys">{t('intake.keys')}</span>
      </header>
      <IntakeBar view={view} actions={actions} onBundle={onBundle} onPick={onPick} />
      <div className="intake-body">
        <IntakeList
          items={view.items}
          chosen={item?.id ?? null}
          onChoose={choose}
          actions={actions}
          handle={rows}
        />
        <section className="intake-detail scrolls" aria-label={t('intake.detail')}>
          {item ? (
            <ItemDetail key={item.id} item={item} actions={actions} takesFocus={answering} onNext={next} />
          ) : null}
        </section>
      </div>
    </main>
  );
};
