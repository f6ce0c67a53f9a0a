import type { DoctorProblem, DoctorProgress } from '#contract/doctor';
import { Fault } from '#contract/faults';
import { checkDesk } from '../doctor/check-desk.ts';
import type { Found } from '../doctor/found.ts';
import { repairOne } from '../doctor/repair-desk.ts';
import type { DeskContext } from '../ports/desk-context.ts';
import { guardStream, os } from './base.ts';
import { nameOf } from './name-of.ts';

export const doctor = os.desk.doctor.handler(({ context, input, signal, errors }) =>
  guardStream({ context, errors }, examine(context, input, signal)),
);

async function* examine(
  context: DeskContext,
  { quick, repair }: { readonly quick: boolean; readonly repair: boolean },
  signal: AbortSignal | undefined,
): AsyncGenerator<DoctorProgress> {
  if (repair && context.isForLooking) throw new Fault('read-only', { file: 'desk' });
  const { found, checked } = yield* checkDesk(context, { quick, signal });
  const mended = new Set<Found>();
  for (const [done, problem] of repair ? found.entries() : []) {
    signal?.throwIfAborted();
    yield { kind: 'progress', step: 'repair', done, total: found.length };
    if (await repairOne(context, problem, signal)) mended.add(problem);
  }
  // A picture that was made again is whole for the bundle that names it too.
  const objects = new Set([...mended].map(({ vaultId }) => vaultId));
  const isMended = (problem: Found): boolean =>
    mended.has(problem) || (problem.vaultId !== undefined && objects.has(problem.vaultId));
  const problems = found.map((problem) => tell(context, problem, isMended(problem)));
  const repaired = problems.filter((problem) => problem.repaired).length;
  yield { kind: 'done', report: { ok: repaired === problems.length, checked, problems, repaired } };
}

const tell = (context: DeskContext, problem: Found, repaired: boolean): DoctorProblem => {
  const { code, object, kind, template, repair, count } = problem;
  return {
    code,
    object,
    kind,
    template,
    name: template === null ? '' : nameOf(context, template),
    repair,
    repaired,
    count,
  };
};
