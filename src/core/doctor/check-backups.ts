/** Backups as `doctor` sees them: how old, whether each is what the desk wrote, and whether the history still fits what they say of it. */
import type { DoctorProgress } from '#contract/doctor';
import { faultOf } from '#contract/fault-of';
import type { DeskContext } from '../ports/desk-context.ts';
import type { Found } from './found.ts';

type Progress = Extract<DoctorProgress, { kind: 'progress' }>;
type Needs = Pick<DeskContext, 'backups' | 'history' | 'clock'>;

/** Days without a backup that counts. */
const oldAfter = 3;
const objectsAtOnce = 50;

const plain = { object: '', kind: null, template: null, count: null } as const;

/** Compared with the history before that is told. With `quick` objects in backups are not read. */
export async function* checkBackups(
  { backups, history, clock }: Needs,
  found: Found[],
  quick: boolean,
  pause: () => Promise<void>,
): AsyncGenerator<Progress> {
  yield { kind: 'progress', step: 'backups', done: 0, total: 0 };
  let newest = '';
  for (const { place, path, isThere } of await backups.places()) {
    if (!isThere) {
      found.push({ ...plain, code: 'backup-away', object: path, repair: 'connect' });
      continue;
    }
    for (const name of await backups.names(path)) {
      await pause();
      const seen = await backups.prove(path, name).catch((error: unknown) => faultOf(error).code);
      if (seen === 'key-wrong') continue;
      if (typeof seen === 'string') {
        found.push({
          ...plain,
          code: 'backup-damaged',
          object: `${place === 'own' ? 'backups' : path}/${name}`,
          repair: 'back-up',
        });
        continue;
      }
      history.compare(seen.events);
      if (seen.madeAt > newest) newest = seen.madeAt;
    }
    if (quick) continue;
    let done = 0;
    for await (const { id, isWhole } of backups.objectsIn(path)) {
      done += 1;
      if (done % objectsAtOnce === 0) {
        yield { kind: 'progress', step: 'backups', done, total: 0 };
        await pause();
      }
      if (!isWhole)
        found.push({
          ...plain,
          code: 'backup-object',
          object: `${place === 'own' ? 'backups' : path}/objects/${id.slice(0, 8)}`,
          repair: 'copy-again',
          vaultId: id,
          place: path,
        });
    }
  }
  const days = newest === '' ? null : Math.floor((Date.parse(clock.now()) - Date.parse(newest)) / 86_400_000);
  if (days === null && backups.standing().notices.includes('none'))
    found.push({ ...plain, code: 'backup-none', repair: 'back-up' });
  if (days !== null && days >= oldAfter)
    found.push({ ...plain, code: 'backup-old', repair: 'back-up', count: days });
}

/** What is damaged or gone in the vault and whole in a backup comes from there. */
export const fromBackups = async ({ backups }: Needs, found: Found[]): Promise<void> => {
  for (const [at, problem] of found.entries()) {
    const isLost = problem.code === 'object-damaged' || problem.code === 'object-gone';
    if (isLost && problem.vaultId !== undefined && (await backups.holds(problem.vaultId)))
      found[at] = { ...problem, repair: 'from-backup' };
  }
};
