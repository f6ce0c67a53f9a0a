/** Every group with what becomes of it. Arrows move, Enter starts or goes to the answer, Space selects, M merges, X leaves out. */
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type Ref,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import { type IntakeItem, isToDo } from '#contract/intake-views';
import { goTo, openTemplate } from '../../app/routes.ts';
import { useText } from '../../app/use-text.ts';
import { Button } from '../../parts/button.tsx';
import { focusAnswer } from './focus-answer.ts';
import { IntakeLine, intakeRowId } from './intake-row.tsx';
import { useRun } from './intake-run.ts';
import { rowsOf, sectionOf } from './sections.ts';
import type { IntakeActions } from './use-intake.ts';

const rowHeight = 52;
const headHeight = 30;

export type ListHandle = { focus(): void };

type ListProps = {
  readonly items: readonly IntakeItem[];
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
  readonly actions: IntakeActions;
  readonly handle: Ref<ListHandle>;
};

export const IntakeList = ({ items, chosen, onChoose, actions, handle }: ListProps) => {
  const t = useText();
  const { working, isRunning } = useRun();
  const box = useRef<HTMLDivElement>(null);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const rows = useMemo(() => rowsOf(items), [items]);
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: (index) => (rows[index]?.kind === 'head' ? headHeight : rowHeight),
    overscan: 8,
  });
  useImperativeHandle(handle, () => ({ focus: () => box.current?.focus() }));
  const itemRows = useMemo(() => rows.flatMap((row, index) => (row.kind === 'item' ? [index] : [])), [rows]);
  const at = rows.findIndex((row) => row.kind === 'item' && row.item.id === chosen);
  const active = rows[at];
  const item = active?.kind === 'item' ? active.item : null;

  // A group that moves to another section as it is answered stays in sight.
  useEffect(() => {
    if (at >= 0) list.scrollToIndex(at);
  }, [at, list]);

  const move = (to: number) => {
    const index = itemRows[Math.max(0, Math.min(itemRows.length - 1, to))];
    const row = index === undefined ? undefined : rows[index];
    if (row?.kind === 'item') onChoose(row.item.id);
  };
  const known = new Set(items.map(({ id }) => id));
  const marked = [...selected].filter((id) => known.has(id));
  const toggle = (id: string) =>
    setSelected((now) => {
      const next = new Set(now);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  const merge = async () => {
    const [into, ...others] = items.filter(({ id }) => marked.includes(id));
    if (!into || others.length === 0) return;
    await actions.regroup(
      others.flatMap(({ files }) => files.map(({ id }) => id)),
      into.id,
    );
    setSelected(new Set());
    onChoose(into.id);
  };
  const leaveOut = () => {
    const ids = marked.length > 0 ? marked : item ? [item.id] : [];
    const aside = !items.filter(({ id }) => ids.includes(id)).every(({ decision }) => decision === 'aside');
    if (ids.length > 0) void actions.decide(ids, { aside });
  };
  const enter = () => {
    if (item && (item.state !== 'open' || isRunning)) {
      if (sectionOf(item) === 'person') focusAnswer();
      else if (item.template) goTo(openTemplate(item.template.id));
    } else if (!isRunning && items.some(isToDo)) void actions.start(items);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const here = itemRows.indexOf(at);
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / rowHeight) - 1);
    const steps: Record<string, number> = {
      ArrowDown: here + 1,
      ArrowUp: Math.max(0, here - 1),
      PageDown: here + page,
      PageUp: here - page,
      Home: 0,
      End: itemRows.length - 1,
    };
    const step = steps[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (step !== undefined) move(step);
    else if (event.key === 'Enter') enter();
    else if (event.key === ' ' && item) toggle(item.id);
    else if (event.key.toLowerCase() === 'm') void merge();
    else if (event.key.toLowerCase() === 'x') leaveOut();
    else if (event.key.toLowerCase() === 'e') focusAnswer();
    else if (event.key === 'Escape' && isRunning) actions.cancel();
    else if (event.key === 'Escape' && marked.length > 0) setSelected(new Set());
    else return;
    event.preventDefault();
  };

  return (
    <section className="intake-list">
      <div
        ref={box}
        className="intake-grid scrolls"
        role="grid"
        aria-label={t('intake.list')}
        aria-rowcount={rows.length}
        aria-multiselectable="true"
        aria-activedescendant={at >= 0 ? intakeRowId(at) : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onFocus={() => at < 0 && move(0)}
      >
        <div role="rowgroup" style={{ height: list.getTotalSize() }}>
          {list.getVirtualItems().map(({ key, index, start }) => {
            const row = rows[index];
            const style = { transform: `translateY(${start}px)` };
            if (!row) return null;
            return row.kind === 'head' ? (
              <div key={key} role="row" aria-rowindex={index + 1} className="intake-head" style={style}>
                <span role="gridcell">
                  {t(`intake.section.${row.section}`)} <span className="tabular">{row.count}</span>
                </span>
              </div>
            ) : (
              <IntakeLine
                key={key}
                item={row.item}
                index={index}
                style={style}
                isActive={index === at}
                isSelected={selected.has(row.item.id)}
                isWorking={working.has(row.item.id)}
                onChoose={onChoose}
                onToggle={toggle}
              />
            );
          })}
        </div>
      </div>
      {marked.length > 0 ? (
        <div className="intake-selection" role="toolbar" aria-label={t('selection.name')}>
          <Button size="small" keys="M" isDisabled={marked.length < 2} onPress={() => void merge()}>
            {t('intake.merge', { n: marked.length })}
          </Button>
          <Button size="small" keys="X" onPress={leaveOut}>
            {t('intake.aside')}
          </Button>
          <Button size="small" look="quiet" onPress={() => setSelected(new Set())}>
            {t('selection.clear')}
          </Button>
        </div>
      ) : null}
    </section>
  );
};
