/** What became of one item of an intake, as data and as lines for a person. */
import type { IntakeItem } from '#contract/intake-views';
import type { CheckView } from '#contract/views';
import type { Sayer } from '#text/say';
import { findingLine } from './command.ts';

const outcomeOf = ({ state, decision, created }: IntakeItem): 'matched' | 'created' | 'left' | 'failed' => {
  if (state !== 'done') return 'failed';
  if (decision === 'left' || decision === 'aside') return 'left';
  return created ? 'created' : 'matched';
};

/** `check`: what rules say of its template; left out where nobody asked. */
export const rowOf = (item: IntakeItem, check?: CheckView) => {
  const refusals = item.files.flatMap(({ finding }) => (finding ? [finding] : []));
  return {
    files: item.files.map(({ path, side, state, read }) => ({ file: path, side, state, read })),
    outcome: outcomeOf(item),
    by: item.by,
    reason: item.reason,
    fault: item.fault,
    template: item.template?.id ?? null,
    name: item.template?.name ?? (item.draft.zh || item.draft.en),
    readiness: (check ?? item.template)?.check.readiness ?? null,
    findings: [...refusals, ...(check?.findings ?? [])],
  };
};

export const linesOf = (say: Sayer, row: ReturnType<typeof rowOf>): string[] => {
  const why = row.reason ? `  ${say.label(`leftReason.${row.reason}`)}` : '';
  const names = row.files.map(({ file }) => file.split('/').at(-1)).join(' + ');
  return [
    `${say.label(`intakeOutcome.${row.outcome}`)}  ${[row.name, names].filter(Boolean).join('  ')}${why}`,
    ...row.findings.filter(({ level }) => level === 'stop').map((finding) => findingLine(say, finding)),
  ];
};
