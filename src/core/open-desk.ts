/** Opens a desk: key, store, vault, rule packs, image pool. The only way in for hosts, command line and tests. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import type { DeskClient } from '#contract/desk-client';
import { faultOf } from '#contract/fault-of';
import type { RuleBook } from '#domain/rule/rule';
import { findAssetsDir, readAppVersion } from './app-files.ts';
import { createBackups } from './backup/backups.ts';
import { backUpBeforeSteps } from './backup/before-steps.ts';
import { openBundleSource } from './bundle/bundle-source.ts';
import { createBundleThread } from './bundle/thread/bundle-thread.ts';
import { fillWithSamples } from './demo/fill-with-samples.ts';
import type { Desk, OpenDeskOptions } from './desk-options.ts';
import { endMaking } from './desk-traces.ts';
import { createEditions } from './edition/editions.ts';
import { openEdition } from './edition/load-edition.ts';
import { clearDoomed } from './erasure/clear-doomed.ts';
import { closeToOthers } from './file-modes.ts';
import { createGate } from './gate.ts';
import { createGrants } from './grants.ts';
import { createHandOvers } from './handover/hand-overs.ts';
import { createHostCalls } from './host-calls.ts';
import { createImaging } from './imaging/pool.ts';
import { createListFiles } from './import/export-list.ts';
import { createImports } from './import/imports.ts';
import { createListWorker } from './import/list-worker.ts';
import { jobKinds } from './jobs/kinds.ts';
import { createJobs } from './jobs/run-jobs.ts';
import { openDataKey } from './key/data-key.ts';
import { openDeskKeys } from './key/desk-keys.ts';
import { earlierKeys } from './key/earlier-keys.ts';
import { openRules } from './open-rules.ts';
import { createPartFiles } from './part-files.ts';
import type { DeskContext } from './ports/desk-context.ts';
import type { Log } from './ports/log.ts';
import type { Objects } from './ports/objects.ts';
import { preparePlace } from './prepare-place.ts';
import { createReader } from './reading/create-reader.ts';
import { createScanReader } from './reading/scan-reader.ts';
import { createTrial } from './reading/try-networks.ts';
import { withText } from './reading/with-text.ts';
import { finishRekey } from './rekey/rekey-files.ts';
import { openNewestKey } from './rekey/take-next-key.ts';
import { router } from './router.ts';
import { rulesVersion } from './rules-version.ts';
import { startNodeProcess } from './sandbox/start-process.ts';
import { emptyScratch, scratchFolder } from './scratch-file.ts';
import { scannerAdapters } from './sources/scanner/adapters.ts';
import { createScanners } from './sources/scanner/scanners.ts';
import { createWatchedFolders } from './sources/watch-folders.ts';
import { connectStock } from './stock/server.ts';
import { createStock } from './stock/stock.ts';
import { openActors } from './store/actors.ts';
import { openAnchor } from './store/anchor.ts';
import { openBackupNotes } from './store/backup-notes.ts';
import { openBundles } from './store/bundles.ts';
import { openDeskBook } from './store/desk-book.ts';
import { openEraser } from './store/erase-templates.ts';
import { openHistory } from './store/events.ts';
import { openHistoryCheck } from './store/history-check.ts';
import { openIntakes } from './store/intakes.ts';
import { openJobs } from './store/jobs.ts';
import { openListMappings } from './store/list-mappings.ts';
import { openMessages } from './store/messages.ts';
import { openObjects } from './store/objects.ts';
import { openStore, openStoreForLooking } from './store/open-store.ts';
import { openPartNotes } from './store/part-notes.ts';
import { openReadings } from './store/readings.ts';
import { openRetention } from './store/retention.ts';
import { openSavedBundles } from './store/saved-bundles.ts';
import { openSettings } from './store/settings.ts';
import { openSharedTemplates } from './store/shared-templates.ts';
import { openStockNotes } from './store/stock-notes.ts';
import { openStoreCheck } from './store/store-check.ts';
import { mayWrite, storeFault, storeFile } from './store/store-faults.ts';
import { openTemplates } from './store/templates.ts';
import { openTodayFigures } from './store/today.ts';
import { openUndo } from './store/undo.ts';
import { openUndoJournal } from './store/undo-journal.ts';
import { openWatchedNotes } from './store/watched-folders.ts';
import { systemClock } from './system-clock.ts';
import { withKnownTarget } from './targets/known-target.ts';
import { openUpdates } from './update/open-updates.ts';
import { createUploads } from './uploads.ts';
import { openVault } from './vault/open-vault.ts';

export type { Desk, OpenDeskOptions } from './desk-options.ts';

/**
 * Faults: desk-missing, desk-incomplete, desk-in-use, those of `openDataKey`, store-damaged,
 * store-newer, not-encrypted, read-only, not-readable, path-too-long, no-locks, disk-failing, disk-full. Nothing that a desk keeps is
 * changed by one that cannot be opened.
 */
export const openDesk = async (options: OpenDeskOptions): Promise<Desk> => {
  const { dir, clock = systemClock(), newId = randomUUID, log = () => undefined } = options;
  const startSandbox = options.startSandbox ?? startNodeProcess;
  await finishRekey(dir);
  const isNew = await preparePlace(dir, options.create ?? true);
  const isForLooking = !isNew && (options.look ?? !mayWrite(join(dir, storeFile)));
  const ways = { keeper: options.keyKeeper, secret: options.secret };
  const oldest = await openDataKey(dir, isNew, ways);
  const key = isForLooking ? oldest : await openNewestKey(oldest, { dir, log, now: clock.now() });
  const keys = openDeskKeys({ dir, key, keeper: options.keyKeeper, clock, isForLooking });
  if (!isNew && !isForLooking)
    await backUpBeforeSteps({
      dir,
      dataKey: key.bytes,
      epoch: key.ring.epoch,
      clock,
      log,
      app: readAppVersion(),
      portableKey: keys.portable(),
    });
  const open = isForLooking ? openStoreForLooking : openStore;
  const store = open(dir, key.bytes, { onLost: options.onLost, log });
  const closers: (() => unknown)[] = [() => store.close()];
  try {
    if (!isForLooking) {
      await closeToOthers(dir, log);
    }
    const assetsDir = findAssetsDir();
    const vault = await openVault(dir, key.bytes, store.presence, {
      nameKey: key.nameKey,
      isForLooking,
      onSeen: (vaultId, state, seen) => noteSeen(objects, log, { vaultId, state, ...seen }),
    });
    if (isNew) await endMaking(dir);
    const actors = openActors(store);
    const events = openHistory(store, actors);
    const history = openHistoryCheck(store, events, openAnchor(dir, key.bytes, log), clock);
    closers.unshift(() => history.close());
    const appVersion = options.appVersion ?? readAppVersion();
    const { edition, trust } = await openEdition({
      ...{ dir, assetsDir, version: appVersion, log, isForLooking },
      ...{ keys: options.updateKeys, released: options.released },
    });
    const rules = await openRules(assetsDir, dir, log, edition.rules);
    const { targets, holidays } = rules;
    const ruleBook = (): RuleBook => ({ naming: rules.naming(), targets: targets.packs.map(({ id }) => id) });
    const settings = withKnownTarget(openSettings(store, actors), targets);
    if (isNew && options.language) settings.save({ language: options.language });
    const imaging = options.imaging ?? createImaging({ log, start: startSandbox('imaging') });
    closers.unshift(() => imaging.close());
    const defaultTarget = () => settings.read().target;
    const targetOf = (id: string) => targets.find(id) ?? targets.get(defaultTarget());
    const journal = openUndoJournal(store, clock, actors);
    const templates = openTemplates(store, {
      clock,
      newId,
      targetOf,
      ruleBook,
      holidays,
      rulesVersion: () => rulesVersion(appVersion, targets.packs, rules.naming(), holidays()),
      defaultTarget,
      history: events,
      journal,
    });
    const objects = openObjects(store, templates.reshelve);
    const readings = openReadings(store, templates.reshelve);
    const reader =
      options.reader ??
      createReader({ imaging, log, start: startSandbox('reading'), weights: edition.weights });
    closers.unshift(() => reader.close());
    const scanReader = createScanReader({
      readings,
      reader,
      vault,
      log,
      after: isForLooking ? null : (options.readAfter ?? null),
      onChange: store.afterCommit,
    });
    closers.unshift(() => scanReader.close());
    const undo = openUndo(store, { journal, templates, history: events, actors });
    if (!isForLooking) await undo.resume();
    const eraser = openEraser(store, events);
    if (!isForLooking) await clearDoomed({ eraser, vault, log });
    const backups = createBackups({
      dir,
      dataKey: key.bytes,
      epoch: key.ring.epoch,
      notes: openBackupNotes(store, clock.now(), newId),
      freeze: store.freeze,
      clock,
      log,
      app: appVersion,
      earlier: () => earlierKeys(key.ring, key.bytes),
      nameKey: key.nameKey,
      portableKey: keys.portable,
      isEmpty: history.isEmpty,
      isForLooking,
      context: () => context,
      after: options.backupAfter ?? null,
    });
    closers.unshift(() => backups.close());
    const grants = createGrants();
    if (!isForLooking) await emptyScratch(dir);
    const scratch = scratchFolder(dir);
    const bundleThread = createBundleThread({ access: vault.access, scratch });
    closers.unshift(() => bundleThread.close());
    const partFiles = createPartFiles(openPartNotes(store));
    // A share that is away may take its time; nobody waits for it but who writes a file, and the end.
    const sweeping = isForLooking
      ? Promise.resolve()
      : partFiles.sweep().catch(() => log('warn', 'part-files-kept'));
    closers.unshift(() => sweeping);
    const worker = createListWorker();
    closers.unshift(() => worker.close());
    const jobs = createJobs({ store: openJobs(store), kinds: jobKinds, context: () => context });
    closers.unshift(() => jobs.close());
    const watched = createWatchedFolders({ notes: openWatchedNotes(store), context: () => context });
    closers.unshift(() => watched.close());
    const scanners = createScanners(
      options.scannerAdapters ?? scannerAdapters({ scratch, allowed: () => settings.read().scannerAddress }),
      log,
    );
    const editions = createEditions({
      ...{ dir, trust, rules, history, log, isForLooking },
      opened: edition,
      tryNetworks: createTrial({ assetsDir, imaging, log, start: startSandbox('reading') }),
      open: (source) => openBundleSource(source, { access: vault.access, scratch }),
    });
    closers.unshift(() => editions.close());
    const updates = await openUpdates(store, {
      dir,
      assetsDir,
      version: appVersion,
      room: { access: vault.access, scratch },
      backups,
      history,
      clock,
      log,
      isForLooking,
      keys: options.updateKeys,
    });
    closers.unshift(() => updates.close());
    const handOvers = createHandOvers(newId);
    closers.unshift(() => handOvers.close());
    const stock = createStock({
      notes: openStockNotes(store),
      context: () => context,
      connect: connectStock,
      afterCommit: store.afterCommit,
    });
    closers.unshift(() => stock.close());
    const context: DeskContext = {
      dir,
      clock,
      newId,
      actors,
      log,
      vault,
      objects,
      history,
      storeCheck: openStoreCheck(store),
      imaging: options.readsIntake || options.readAfter != null ? withText(imaging, reader) : imaging,
      readings,
      scanReader,
      readsIntake: options.readsIntake ?? false,
      grants,
      targets,
      holidays,
      ruleBook,
      templates,
      shared: openSharedTemplates(store, { clock, newId, history: events, templates }),
      desks: openDeskBook(store, { clock, actors }),
      handOvers,
      stock,
      messages: openMessages(store, { clock, newId, templates }),
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
      backups,
      eraser,
      retention: openRetention(store),
      jobs,
      savedBundles: openSavedBundles(store, { history, clock, newId }),
      watched,
      scanners,
      updates,
      editions,
      settings,
      gate: createGate(),
      keys,
      openAgain: options.openAgain ?? (() => undefined),
      isForLooking,
      appVersion,
      assetsDir,
      fillWithSamples: () => fillWithSamples(client, context),
    };
    const client: DeskClient = createRouterClient(router, { context });
    if (options.goesOn && !isForLooking) {
      jobs.goOn();
      watched.start();
      stock.start();
    }
    return { client, context, host: createHostCalls(context), close: () => closeAll(closers) };
  } catch (error) {
    await closeAll(closers);
    throw storeFault(error);
  }
};

/** What reading told of an object; that it could not be kept is no reason to refuse its bytes. */
const noteSeen = (objects: Objects, log: Log, seen: Parameters<Objects['note']>[0][number]): void => {
  try {
    objects.note([seen]);
  } catch (error) {
    log('warn', 'object-not-noted', { code: faultOf(error).code });
  }
};

const closeAll = async (closers: readonly (() => unknown)[]): Promise<void> => {
  for (const close of closers) await close();
};
