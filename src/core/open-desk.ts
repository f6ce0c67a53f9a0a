/** Opens a desk: key, store, vault, rule packs, image pool. The only way in for hosts, command line and tests. */
import { randomUUID } from 'node:crypto';
import type { ContractRouterClient } from '@orpc/contract';
import { createRouterClient } from '@orpc/server';
import type { deskContract } from '#contract/desk-contract';
import { Fault } from '#contract/faults';
import type { RuleBook } from '#domain/rule/rule';
import type { Language } from '#text/language';
import { findAssetsDir, readAppVersion } from './app-files.ts';
import { fileFault, makeFolder } from './atomic-write.ts';
import { createBundleThread } from './bundle/thread/bundle-thread.ts';
import type { Clock, DeskContext, HostCalls, Imaging, Log } from './context.ts';
import { fillWithSamples } from './demo/fill-with-samples.ts';
import { createGrants } from './grants.ts';
import { loadHolidays } from './holidays.ts';
import { createHostCalls } from './host-calls.ts';
import { createImaging } from './imaging/pool.ts';
import type { StartImagingProcess } from './imaging/process/start-process.ts';
import { createListFiles } from './import/export-list.ts';
import { createImports } from './import/imports.ts';
import { createListWorker } from './import/list-worker.ts';
import { type KeyKeeper, openDataKey } from './key/data-key.ts';
import { loadNaming } from './naming.ts';
import { createPartFiles } from './part-files.ts';
import { router } from './router.ts';
import { rulesVersion } from './rules-version.ts';
import { emptyScratch, scratchFolder } from './scratch-file.ts';
import { openBundles } from './store/bundles.ts';
import { openIntakes } from './store/intakes.ts';
import { openListMappings } from './store/list-mappings.ts';
import { openStore, storeExists } from './store/open-store.ts';
import { openPartNotes } from './store/part-notes.ts';
import { openSettings } from './store/settings.ts';
import { openTemplates } from './store/templates.ts';
import { openTodayFigures } from './store/today.ts';
import { openUndo } from './store/undo.ts';
import { openUndoJournal } from './store/undo-journal.ts';
import { systemClock } from './system-clock.ts';
import { loadTargets } from './targets/load-targets.ts';
import { createUploads } from './uploads.ts';
import { openVault } from './vault/open-vault.ts';

export type OpenDeskOptions = {
  readonly dir: string;
  /** Makes the folder and a new desk where there is none; default true. Otherwise fault desk-missing. */
  readonly create?: boolean | undefined;
  /** Language of a desk that is new; an old one keeps its own. */
  readonly language?: Language | undefined;
  readonly keyKeeper?: KeyKeeper | undefined;
  readonly clock?: Clock | undefined;
  readonly newId?: (() => string) | undefined;
  readonly log?: Log | undefined;
  readonly imaging?: Imaging | undefined;
  /** How imaging processes are started; as children of this process where it is left open. */
  readonly startImaging?: StartImagingProcess | undefined;
  /** The store's open file has lost its disk; only opening the desk anew helps. */
  readonly onLost?: (() => void) | undefined;
};

export type DeskClient = ContractRouterClient<typeof deskContract>;

export type Desk = {
  readonly client: DeskClient;
  readonly context: DeskContext;
  readonly host: HostCalls;
  /** Finishes what is written and lets the desk go. */
  close(): Promise<void>;
};

/**
 * Faults: desk-missing, desk-in-use, key-missing, key-wrong, key-held-by-system, store-damaged, store-newer, not-encrypted,
 * read-only, disk-full. Nothing on disk is changed by a desk that cannot be opened.
 */
export const openDesk = async (options: OpenDeskOptions): Promise<Desk> => {
  const { dir, clock = systemClock(), newId = randomUUID, log = () => undefined } = options;
  await makeDeskFolder(dir, options.create ?? true);
  const isNew = !storeExists(dir);
  const key = await openDataKey(dir, isNew, options.keyKeeper);
  const store = openStore(dir, key.bytes, undefined, options.onLost);
  const closers: (() => unknown)[] = [() => store.close()];
  try {
    const assetsDir = findAssetsDir();
    const vault = await openVault(dir, key.bytes, store.presence);
    const targets = await loadTargets(assetsDir, dir, log);
    const holidays = await loadHolidays(assetsDir, dir, log);
    const naming = await loadNaming(assetsDir, dir, log);
    const ruleBook = (): RuleBook => ({ naming, targets: targets.packs.map(({ id }) => id) });
    const appVersion = readAppVersion();
    const settings = openSettings(store);
    if (isNew && options.language) settings.save({ language: options.language });
    const imaging = options.imaging ?? createImaging({ log, start: options.startImaging });
    closers.unshift(() => imaging.close());
    const defaultTarget = () => settings.read().target;
    const targetOf = (id: string) => targets.find(id) ?? targets.get(defaultTarget());
    const journal = openUndoJournal(store, clock);
    const templates = openTemplates(store, {
      clock,
      newId,
      targetOf,
      ruleBook,
      holidays,
      rulesVersion: () => rulesVersion(appVersion, targets.packs, naming, holidays),
      defaultTarget,
      journal,
    });
    const undo = openUndo(store, journal, templates);
    await undo.resume();
    const grants = createGrants();
    await emptyScratch(dir);
    const scratch = scratchFolder(dir);
    const bundleThread = createBundleThread({ access: vault.access, scratch });
    closers.unshift(() => bundleThread.close());
    const partFiles = createPartFiles(openPartNotes(store));
    // A share that is away may take its time; nobody waits for it but who writes a file, and the end.
    const sweeping = partFiles.sweep().catch(() => log('warn', 'part-files-kept'));
    closers.unshift(() => sweeping);
    const worker = createListWorker();
    closers.unshift(() => worker.close());
    const context: DeskContext = {
      dir,
      clock,
      newId,
      log,
      vault,
      imaging,
      grants,
      targets,
      holidays,
      ruleBook,
      templates,
      todayFigures: openTodayFigures(store, clock),
      undo,
      imports: createImports({
        templates,
        targets,
        targetOf,
        worker,
        mappings: openListMappings(store, clock),
        newId,
      }),
      listFiles: createListFiles(worker, newId),
      bundles: openBundles(store),
      bundleThread,
      uploads: createUploads(grants, scratch),
      partFiles,
      intakes: openIntakes(store),
      settings,
      protection: key.protection,
      appVersion,
      assetsDir,
      fillWithSamples: () => fillWithSamples(client, context),
    };
    const client: DeskClient = createRouterClient(router, { context });
    return { client, context, host: createHostCalls(context), close: () => closeAll(closers) };
  } catch (error) {
    await closeAll(closers);
    throw error;
  }
};

const makeDeskFolder = async (dir: string, create: boolean): Promise<void> => {
  if (!create && !storeExists(dir)) throw new Fault('desk-missing');
  await makeFolder(dir, 0o700).catch((error: unknown) => {
    throw fileFault(error, 'desk');
  });
};

const closeAll = async (closers: readonly (() => unknown)[]): Promise<void> => {
  for (const close of closers) await close();
};
