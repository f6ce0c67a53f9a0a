/** Looks for edits that were acknowledged and are nowhere: neither there, nor replaced by somebody who saw them, nor kept as a conflict. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Desk } from '../../src/core/open-desk.ts';
import { type FieldPath, readField } from '../../src/domain/template/fields.ts';
import { stateOf } from '../../tests/stock-desks.ts';
import { editedFields, type Note } from './words.ts';

export type Verdict = {
  readonly acknowledged: number;
  readonly decided: number;
  readonly standing: number;
  readonly replaced: number;
  readonly inConflict: number;
  readonly lost: readonly string[];
  readonly areEqual: boolean;
  readonly conflicts: number;
};

export const judge = (root: string, names: readonly string[], desks: readonly Desk[]): Verdict => {
  const notes = names.flatMap((name) =>
    readFileSync(join(root, `${name}.log`), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Note),
  );
  const key = ({ id, field }: { readonly id: string; readonly field: string }, value: string) =>
    `${id} ${field} ${value}`;
  const standing = new Set<string>();
  const inConflict = new Set<string>();
  let conflicts = 0;
  for (const { context } of desks)
    for (const id of context.templates.ids()) {
      const { fields } = context.templates.recordOf(id);
      for (const field of editedFields)
        standing.add(key({ id, field }, String(readField(fields, field as FieldPath))));
      for (const one of context.shared.conflicts(id)) {
        conflicts += 1;
        for (const value of [one.ours, one.theirs, ...one.earlier])
          inConflict.add(key({ id, field: one.field }, String(value)));
      }
    }
  // An edit whose answer was cut off by a kill may have been made all the same.
  const replaced = new Set(
    notes.filter(({ kind }) => kind !== 'refused').flatMap((one) => one.from.map((value) => key(one, value))),
  );
  const done = notes.filter(({ kind }) => kind === 'done');
  const edits = done.filter(({ isDecision }) => !isDecision);
  const count = { standing: 0, replaced: 0, inConflict: 0 };
  const lost: string[] = [];
  for (const edit of edits) {
    const value = key(edit, edit.to);
    if (standing.has(value)) count.standing += 1;
    else if (replaced.has(value)) count.replaced += 1;
    else if (inConflict.has(value)) count.inConflict += 1;
    else lost.push(value);
  }
  const states = desks.map(stateOf);
  return {
    acknowledged: edits.length,
    decided: done.length - edits.length,
    ...count,
    lost,
    areEqual: states.every((state) => state === states[0]),
    conflicts: conflicts / desks.length,
  };
};
