import { memo, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { CellRow } from '#contract/cells';
import { type CellPath, type GridColumn, isCellPath } from '#contract/grid-columns';
import type { ShownColumns } from '#contract/schemas';
import type { Finding, FindingLevel } from '#domain/finding/finding';
import { writeCell } from '#domain/list/column';
import { useDesk } from '../../app/desk.tsx';
import { useSayer } from '../../app/language.tsx';
import { useText } from '../../app/use-text.ts';
import { WarnIcon } from '../../look/icons.tsx';
import { LevelIcon, standingOf } from '../../parts/level.tsx';
import { RowTick } from '../../parts/row-tick.tsx';
import type { Draft } from '../template/drafts.ts';
import { shortMask } from '../templates/template-row.tsx';
import { cellText, isNewer, useCellWords } from './cell-words.ts';
import { isFigures, isSecret, tickWidth } from './columns.ts';

/** Milliseconds that a row stands before its picture is asked for. */
const thumbPause = 300;

export const cellId = (row: number, column: number): string => `cell-${row}-${column}`;

/** The draft of a template as of the newest key. */
export const useDraft = (id: string): Draft | undefined => {
  const { drafts } = useDesk();
  return useSyncExternalStore(drafts.subscribe, () => drafts.get(id));
};

/** Findings of one cell, the worst first; what is empty says by its place that it is missing. */
export const findingsAt = (
  row: CellRow,
  draft: Draft | undefined,
  column: GridColumn,
): readonly Finding[] => {
  const all = isNewer(draft, row) ? draft.base.findings : row.findings;
  return all.filter(({ at }) => 'field' in at && at.field === column);
};

/** What was typed a moment ago is judged when the core has it. */
const isJudged = (row: CellRow, draft: Draft | undefined, path: CellPath): boolean =>
  !isNewer(draft, row) || writeCell(draft.base.fields, path) === writeCell(draft.fields, path);

const levels: Readonly<Record<FindingLevel, number>> = { stop: 0, warn: 1, note: 2 };
const worst = (findings: readonly Finding[]): Finding | undefined =>
  findings.filter(({ level }) => level !== 'note').toSorted((a, b) => levels[a.level] - levels[b.level])[0];

type LineProps = {
  readonly id: string;
  readonly row: CellRow | null | undefined;
  readonly index: number;
  readonly top: number;
  readonly columns: ShownColumns;
  /** The column where typing goes, -1 in another row. */
  readonly active: number;
  /** Marked columns, both -1 in rows without any. */
  readonly from: number;
  readonly to: number;
  readonly isSelected: boolean;
  readonly onTick: (index: number, withShift: boolean) => void;
};

/** One template as a row of cells. Keys and pointer are the grid's, so that nothing in here takes the focus. */
export const CellLine = memo((props: LineProps) => {
  const { id, row, index, top, columns, active, from, to, isSelected, onTick } = props;
  const t = useText();
  const style = { transform: `translateY(${top}px)` };
  if (!row)
    return (
      <div role="row" aria-rowindex={index + 2} className="cell-line" style={style} data-row={index}>
        <span role="gridcell" className={row === null ? 'cell quiet' : 'cell row-loading'}>
          {t(row === null ? 'grid.gone' : 'app.loading')}
        </span>
      </div>
    );
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      className={`cell-line ${row.removed ? 'removed' : ''}`}
      style={style}
      data-row={index}
    >
      <span className="cell-tick">
        <RowTick
          name={t('templates.select', { name: row.name || t('template.unnamed') })}
          isSelected={isSelected}
          onToggle={(withShift) => onTick(index, withShift)}
        />
      </span>
      <Cells id={id} row={row} index={index} columns={columns} active={active} from={from} to={to} />
    </div>
  );
});

/** A small picture of the scan, for rows that stay in sight: each is made from the whole scan. */
const Thumb = ({ scan }: { readonly scan: string }) => {
  const { blobUrl } = useDesk();
  const [isWanted, setIsWanted] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsWanted(true), thumbPause);
    return () => clearTimeout(timer);
  }, []);
  return isWanted ? <img className="cell-thumb" src={blobUrl(`scan/${scan}?width=160`)} alt="" /> : null;
};

type CellsProps = Pick<LineProps, 'id' | 'index' | 'columns' | 'active' | 'from' | 'to'> & {
  readonly row: CellRow;
};

const Cells = ({ id, row, index, columns, active, from, to }: CellsProps) => {
  const t = useText();
  const say = useSayer();
  const words = useCellWords();
  const draft = useDraft(id);
  const cells = useMemo(() => {
    const { state, check } = isNewer(draft, row) ? draft.base : row;
    const standing = standingOf(t, state, check);
    return columns.map(({ column, width }) => {
      const text = words(row, draft, column);
      const finding =
        isCellPath(column) && isJudged(row, draft, column)
          ? worst(findingsAt(row, draft, column))
          : undefined;
      return {
        column,
        width,
        text: isSecret(column) ? shortMask(text) : text,
        standing: column === 'standing' ? standing : null,
        // What is empty is missing; nothing in it can be wrong.
        level: text === '' ? null : (finding?.level ?? null),
        isMissing: text === '' && finding?.level === 'stop',
        sentence: finding ? say.finding(finding) : '',
        isUnsaved:
          isCellPath(column) &&
          draft !== undefined &&
          (draft.save === 'failed' || draft.save === 'stale') &&
          cellText(row, draft, column) !== (row.cells[column] ?? ''),
      };
    });
  }, [columns, row, draft, words, say, t]);
  return cells.map((cell, at) => (
    <span
      key={cell.column}
      role="gridcell"
      id={cellId(index, at)}
      aria-colindex={at + 2}
      aria-readonly={!isCellPath(cell.column)}
      data-column={at}
      className={[
        'cell',
        at === 0 ? 'frozen' : '',
        at === active ? 'active' : '',
        at >= from && at <= to ? 'in-block' : '',
        cell.level ? `has-${cell.level}` : '',
        cell.isMissing ? 'missing' : '',
        cell.standing ? `ink-${cell.standing.tone}` : '',
        isFigures(cell.column) ? 'num' : '',
      ].join(' ')}
      style={at === 0 ? { width: cell.width, insetInlineStart: tickWidth } : { width: cell.width }}
      title={[cell.text, cell.sentence].filter(Boolean).join('\n')}
    >
      {cell.column === 'scan' && row.scan ? <Thumb scan={row.scan} /> : null}
      {cell.standing ? <cell.standing.icon /> : null}
      <span className={cell.column === 'scan' ? 'unseen' : 'clip as-typed'}>{cell.text}</span>
      {cell.level ? <LevelIcon level={cell.level} /> : null}
      {cell.isUnsaved ? <WarnIcon className="ink-stop" /> : null}
      {cell.sentence === '' || (cell.level === null && !cell.isMissing) ? null : (
        <span className="unseen">{cell.sentence}</span>
      )}
    </span>
  ));
};
