/** Under the grid: the active cell whole, what is wrong with it, and the form's own repairs and proposals for it. */
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import type { CellRow } from '#contract/cells';
import { type CellPath, type GridColumn, isCellPath } from '#contract/grid-columns';
import { useActions } from '../../app/actions.ts';
import { useSayer } from '../../app/language.tsx';
import { useText } from '../../app/use-text.ts';
import { LevelIcon } from '../../parts/level.tsx';
import { ReadFormContext } from '../reading/read-context.ts';
import { useReadFormOf } from '../reading/use-read-form.ts';
import { FieldHints, hintsId } from '../template/field-row.tsx';
import { focusField } from '../template/focus.ts';
import { FormContext } from '../template/form-context.ts';
import { findingKey, type Lit, LitContext } from '../template/lit.ts';
import { SaveBar } from '../template/save-bar.tsx';
import { useFormOf } from '../template/use-form-of.ts';
import { type OpenTemplate, useTemplate } from '../template/use-template.ts';
import { findingsAt, useDraft } from './cell-line.tsx';
import { useCellWords, useColumnName } from './cell-words.ts';
import { isSecret } from './columns.ts';

/** Rows that are only passed are not opened. */
const pause = 150;

export const CellFoot = ({
  row,
  column,
  isEditing,
  children,
}: {
  readonly row: CellRow | null | undefined;
  readonly column: GridColumn | undefined;
  readonly isEditing: boolean;
  /** What can be done with the grid as a whole. */
  readonly children: ReactNode;
}) => {
  const settled = useSettled(row?.id ?? '');
  return (
    <footer className="cell-foot">
      <div className="cell-foot-words scrolls">
        {row && column ? (
          <>
            <Value row={row} column={column} />
            {isCellPath(column) ? (
              settled === row.id ? (
                <Hints key={row.id} row={row} path={column} isEditing={isEditing} />
              ) : (
                <Known row={row} column={column} />
              )
            ) : null}
          </>
        ) : null}
      </div>
      <div className="cell-foot-acts">{children}</div>
    </footer>
  );
};

const useSettled = (id: string): string => {
  const [settled, setSettled] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSettled(id), pause);
    return () => clearTimeout(timer);
  }, [id]);
  return settled;
};

const Value = ({ row, column }: { readonly row: CellRow; readonly column: GridColumn }) => {
  const t = useText();
  const words = useCellWords();
  const name = useColumnName();
  const draft = useDraft(row.id);
  return (
    <p className="cell-foot-value">
      <span className="quiet">
        {row.name || t('template.unnamed')} · {name(column)}
      </span>{' '}
      <span className="as-typed">{words(row, draft, column)}</span>
    </p>
  );
};

/** Until the template is open: what the list knows. */
const Known = ({ row, column }: { readonly row: CellRow; readonly column: CellPath }) => {
  const say = useSayer();
  const draft = useDraft(row.id);
  return (
    <div id={hintsId(column)}>
      {findingsAt(row, draft, column)
        .filter(({ level }) => level !== 'note')
        .slice(0, 2)
        .map((finding) => (
          <div key={findingKey(finding)} className={`field-hint ink-${finding.level}`}>
            <LevelIcon level={finding.level} /> <span>{say.finding(finding)}</span>
          </div>
        ))}
    </div>
  );
};

type HintsProps = { readonly path: CellPath; readonly isEditing: boolean };

const Hints = ({ row, path, isEditing }: HintsProps & { readonly row: CellRow }) => {
  const { open } = useTemplate(row.id);
  return open ? (
    <OpenHints open={open} path={path} isEditing={isEditing} />
  ) : (
    <Known row={row} column={path} />
  );
};

const OpenHints = ({ open, path, isEditing }: HintsProps & { readonly open: OpenTemplate }) => {
  const say = useSayer();
  const form = useFormOf(open);
  const read = useReadFormOf(open, form);
  const findings = form.findingsAt(path);
  const repairable = findings.find(({ repairs }) => repairs.length > 0);
  const repair = repairable?.repairs[0];
  const isEmpty = String(form.typed(path)) === '';
  const missing = isEmpty
    ? findings.find(({ level, repairs }) => level !== 'note' && repairs.length === 0)
    : undefined;
  useActions([
    {
      id: 'grid.repair',
      group: 'grid',
      text: 'action.gridRepair',
      keys: ['alt+r'],
      can: () => repair !== undefined,
      run: () => {
        if (!repair) return;
        form.repair(repair);
        focusField(path);
      },
    },
    {
      id: 'grid.take',
      group: 'grid',
      text: 'action.gridTake',
      keys: ['alt+enter'],
      can: () => read.proposals.some((proposal) => proposal.path === path),
      run: () => void read.take(path),
    },
  ]);
  const lit = useMemo<Lit>(
    () => ({
      key: repairable ? findingKey(repairable) : null,
      finding: repairable ?? null,
      light: () => undefined,
      // Its print would show what is masked.
      field: isSecret(path) && !isEditing ? null : path,
      lightField: () => undefined,
    }),
    [repairable, path, isEditing],
  );
  return (
    <FormContext value={form}>
      <LitContext value={lit}>
        <ReadFormContext value={read}>
          {missing ? (
            <div className="field-hint quiet">
              <LevelIcon level={missing.level} /> <span>{say.finding(missing)}</span>
            </div>
          ) : null}
          <FieldHints path={path} />
          <SaveBar open={open} />
        </ReadFormContext>
      </LitContext>
    </FormContext>
  );
};
