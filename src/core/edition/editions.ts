/** Rules files: proved, shown, taken in and taken away. */
import { randomUUID } from 'node:crypto';
import type { EditionView } from '#contract/edition';
import { Fault } from '#contract/faults';
import { type EditionManifest, judgeEdition } from '#domain/edition/judge-edition';
import type { ByteSource } from '../bundle/byte-source.ts';
import type { BundleSource } from '../ports/bundle-source.ts';
import type { EditionRules, Editions, RuleData } from '../ports/editions.ts';
import type { HistoryCheck } from '../ports/history.ts';
import type { Log } from '../ports/log.ts';
import type { HeldPackage } from '../ports/updates.ts';
import type { TryNetworks } from '../reading/try-networks.ts';
import { readEditionRules, readEditionWeights } from './edition-content.ts';
import { dropEditions, editionsFolder, layEdition } from './edition-folder.ts';
import { type EditionTrust, type LoadedEdition, loadEdition, noEditionRules } from './load-edition.ts';
import { readRulesFile, type SignedEdition } from './read-rules-file.ts';

export type EditionsOptions = {
  readonly dir: string;
  readonly trust: EditionTrust;
  /** What lay there when the desk was opened. */
  readonly opened: LoadedEdition;
  readonly rules: {
    /** What would count with this edition. */
    would(edition: EditionRules): Promise<RuleData>;
    /** Makes it count. */
    use(edition: EditionRules): Promise<void>;
  };
  /** Whether networks read on this computer. */
  readonly tryNetworks: TryNetworks;
  readonly history: Pick<HistoryCheck, 'note'>;
  readonly open: (source: BundleSource) => Promise<ByteSource>;
  readonly log: Log;
  readonly isForLooking: boolean;
};

type Offered = { readonly id: string; readonly held: HeldPackage; readonly manifestBytes: Buffer };

export const createEditions = (options: EditionsOptions): Editions => {
  const { dir, trust, opened, rules, history, log } = options;
  let current = opened;
  let offered: Offered | null = null;

  const mayChange = (): void => {
    if (options.isForLooking) throw new Fault('read-only', { file: editionsFolder });
  };
  const letGo = async (): Promise<void> => {
    const last = offered;
    offered = null;
    await last?.held.release();
  };
  const judge = (manifest: EditionManifest): void => {
    const { installed, isTrusted, networks } = current;
    // What cannot be trusted cannot say that it is newer.
    const there = installed && isTrusted ? installed : null;
    const isWhole = there?.standing === 'counts' && networks !== 'damaged';
    const why = judgeEdition(manifest, trust.app, there && { edition: there.edition, isWhole });
    if (why === null) return;
    const { edition, date, least } = manifest;
    const { version, released } = trust.app;
    throw new Fault('rules-unfit', {
      ...{ why, edition, date, least, version },
      released: released ?? '',
      from: there?.edition ?? 0,
    });
  };
  const prove = async (held: HeldPackage, signal: AbortSignal | undefined): Promise<SignedEdition> => {
    const bytes = await options.open(held.source);
    try {
      return await readRulesFile(bytes, trust.keys, judge, signal);
    } finally {
      await bytes.close();
    }
  };
  const view = (loaded = current): EditionView => viewOf(trust, opened, loaded);

  return {
    view,
    check: async (held, signal) => {
      await letGo();
      try {
        const { manifest, manifestBytes, files } = await prove(held, signal);
        const brought = readEditionRules(files);
        const data = await rules.would(brought);
        const weights = readEditionWeights(manifest, files);
        if (weights && !(await options.tryNetworks(weights, signal)))
          throw new Fault('rules-unfit', { why: 'networks' });
        const isSame = weights?.version === current.weights?.version;
        offered = { id: randomUUID(), held, manifestBytes };
        return {
          id: offered.id,
          manifest,
          rules: brought,
          data,
          networks: isSame ? null : (weights?.version ?? ''),
        };
      } catch (error) {
        await held.release();
        throw error;
      }
    },
    add: async (id, signal) => {
      mayChange();
      if (offered?.id !== id) throw new Fault('not-found');
      const signed = await prove(offered.held, signal);
      // The file may have been replaced since it was shown.
      if (!signed.manifestBytes.equals(offered.manifestBytes))
        throw new Fault('rules-untrusted', { why: 'changed' });
      await layEdition(dir, signed);
      current = await loadEdition(dir, trust, log);
      if (current.installed?.standing !== 'counts') throw new Fault('disk-failing', { file: editionsFolder });
      await rules.use(current.rules);
      const { edition, date } = signed.manifest;
      history.note('edition-added', { edition, date });
      log('info', 'edition-added', { edition });
      await letGo();
    },
    remove: async () => {
      mayChange();
      const { installed } = current;
      if (!installed) throw new Fault('not-found');
      await dropEditions(dir);
      current = await loadEdition(dir, trust, log);
      await rules.use(noEditionRules);
      history.note('edition-removed', { edition: installed.edition });
      log('info', 'edition-removed', { edition: installed.edition });
    },
    prove: async () => view(await loadEdition(dir, trust, () => undefined)),
    close: letGo,
  };
};

const viewOf = (trust: EditionTrust, opened: LoadedEdition, loaded: LoadedEdition): EditionView => {
  const needsOpening = loaded.weights?.version !== opened.weights?.version;
  const networks = loaded.networks !== 'whole' ? loaded.networks : needsOpening ? 'later' : 'used';
  return {
    knowsPublisher: trust.keys.length > 0,
    installed: loaded.installed && { ...loaded.installed, networks },
    needsOpening,
  };
};
