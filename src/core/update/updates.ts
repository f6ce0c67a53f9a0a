/** Update from a file: prove the package, back the desk up, prove it again while the installer is laid ready, and say afterwards what changed. */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '#contract/faults';
import type { ReadyUpdate, UpdateOffer, UpdatesView } from '#contract/updates';
import type { CalendarDate } from '#domain/date/calendar-date';
import { monthsSince, oldAfterMonths } from '#domain/update/app-age';
import { judgeUpdate, type RunningApp, type UpdateManifest } from '#domain/update/judge-update';
import { compareVersions, readVersion } from '#domain/update/version';
import type { ByteSource } from '../bundle/byte-source.ts';
import type { Backups } from '../ports/backups.ts';
import type { BundleSource } from '../ports/bundle-source.ts';
import type { Clock } from '../ports/clock.ts';
import type { HistoryCheck } from '../ports/history.ts';
import type { Log } from '../ports/log.ts';
import type { HeldPackage, Updates } from '../ports/updates.ts';
import type { UpdateNotebook, UpdateNotes } from '../store/update-notes.ts';
import { readPackage, type Taking } from './read-package.ts';
import type { TrustedKey } from './signatures.ts';
import { emptyStage, isExactly, stageFolder, stageInstaller } from './stage-installer.ts';

export type UpdatesOptions = {
  readonly dir: string;
  readonly app: RunningApp;
  readonly released: CalendarDate | null;
  readonly keys: readonly TrustedKey[];
  readonly notes: UpdateNotebook;
  readonly backups: Pick<Backups, 'make'>;
  readonly history: Pick<HistoryCheck, 'note'>;
  readonly open: (source: BundleSource) => Promise<ByteSource>;
  readonly clock: Clock;
  readonly log: Log;
  readonly isForLooking: boolean;
};

type Offered = { readonly id: string; readonly held: HeldPackage; readonly manifest: UpdateManifest };

export const createUpdates = async (options: UpdatesOptions): Promise<Updates> => {
  const { dir, app, keys, log, isForLooking } = options;
  let notes = await notedNow(options);
  let offered: Offered | null = null;

  const save = (changes: Partial<UpdateNotes>): void => {
    const next = { ...notes, ...changes };
    options.notes.save(next);
    notes = next;
  };
  const mayChange = (): void => {
    if (isForLooking) throw new Fault('read-only', { file: 'updates' });
  };
  const letGo = async (): Promise<void> => {
    const last = offered;
    offered = null;
    await last?.held.release();
  };
  /** Proves the bytes and what they say; `taking` takes the installer's bytes along. */
  const prove = async ({ source }: HeldPackage, taking: Taking): Promise<UpdateManifest> => {
    const bytes = await options.open(source);
    try {
      return await readPackage(bytes, keys, taking);
    } finally {
      await bytes.close();
    }
  };
  const refuseUnfit = (manifest: UpdateManifest): void => {
    const why = judgeUpdate(manifest, app);
    if (why === null) return;
    const { version, platform, arch } = manifest;
    throw new Fault('update-unfit', { why, version, from: app.version, for: `${platform}-${arch}` });
  };
  const readyOf = ({ version, kind, file, backup }: NonNullable<UpdateNotes['ready']>): ReadyUpdate => ({
    version,
    kind,
    backup,
    path: join(stageFolder(dir), file),
  });

  return {
    view: () => viewOf(options, notes.changed, notes.ready && readyOf(notes.ready)),
    check: async (held, signal) => {
      await letGo();
      try {
        const manifest = await prove(held, { signal });
        refuseUnfit(manifest);
        offered = { id: randomUUID(), held, manifest };
        return offerOf(offered, app);
      } catch (error) {
        await held.release();
        throw error;
      }
    },
    apply: async (id, { signal, onStep }) => {
      mayChange();
      if (offered?.id !== id) throw new Fault('not-found');
      const { held, manifest } = offered;
      const { made } = await options.backups.make({ reason: 'update', readAll: true, signal, onStep });
      const backup = made.find(({ state }) => state === 'whole');
      if (!backup) throw new Fault('backup-missing');
      const path = await stageInstaller(dir, manifest.file, async (write) => {
        const again = await prove(held, {
          signal,
          write,
          onBytes: (done, total) => onStep({ step: 'copy', done, total }),
        });
        // The file may have been replaced since it was checked.
        refuseUnfit(again);
        if (again.sha512 !== manifest.sha512) throw new Fault('update-untrusted', { why: 'changed' });
      });
      const { version, kind, file, bytes, sha512 } = manifest;
      save({ ready: { version, kind, file, bytes, sha512, backup: backup.path } });
      options.history.note('update-ready', { from: app.version, to: version });
      log('info', 'update-ready', { version });
      await letGo();
      return { version, kind, path, backup: backup.path };
    },
    noteChange: () => {
      if (notes.changed) save({ changed: { ...notes.changed, isSeen: true } });
    },
    drop: async () => {
      mayChange();
      await emptyStage(dir);
      save({ ready: null });
    },
    take: async () => {
      if (!notes.ready) throw new Fault('not-found');
      const { bytes, sha512 } = notes.ready;
      const { path, kind, version } = readyOf(notes.ready);
      if (!(await isExactly(path, bytes, sha512))) throw new Fault('update-untrusted', { why: 'changed' });
      return { path, kind, version };
    },
    close: letGo,
  };
};

const offerOf = ({ id, manifest }: Offered, app: RunningApp): UpdateOffer => {
  const { version, kind, file, bytes, date, store } = manifest;
  return { id, version, kind, file, bytes, date, from: app.version, changesStore: store.newest > app.store };
};

const viewOf = (
  { app, released, keys, clock }: UpdatesOptions,
  changed: UpdateNotes['changed'],
  ready: ReadyUpdate | null,
): UpdatesView => {
  const months = released === null ? 0 : monthsSince(released, clock.today());
  return {
    version: app.version,
    released,
    months,
    isOld: months >= oldAfterMonths,
    knowsPublisher: keys.length > 0,
    changed,
    ready,
  };
};

/** What is noted once this app has opened the desk: an installer that did its work goes, and a change of version is kept to be said. */
const notedNow = async ({
  dir,
  app,
  notes,
  clock,
  log,
  history,
  isForLooking,
}: UpdatesOptions): Promise<UpdateNotes> => {
  const before = notes.read() ?? { version: app.version, changed: null, ready: null };
  if (isForLooking) return before;
  const isChanged = before.version !== app.version;
  // A desk that was restored elsewhere notes an installer that did not come along.
  const isDone =
    before.ready !== null &&
    (!isNewer(before.ready.version, app.version) || !existsSync(join(stageFolder(dir), before.ready.file)));
  if (isDone) await emptyStage(dir).catch(() => log('warn', 'update-kept'));
  if (isChanged) {
    log('info', 'app-changed', { from: before.version, to: app.version });
    history.note('app-changed', { from: before.version, to: app.version });
  }
  const now = {
    version: app.version,
    changed: isChanged ? { from: before.version, at: clock.now(), isSeen: false } : before.changed,
    ready: isDone ? null : before.ready,
  };
  if (isChanged || isDone || notes.read() === null) notes.save(now);
  return now;
};

const isNewer = (version: string, than: string): boolean => {
  const [a, b] = [readVersion(version), readVersion(than)];
  return a !== null && b !== null && compareVersions(a, b) > 0;
};
