/** Rules files and the edition that counts, at the command line. */
import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { EditionPreview, EditionView } from '#contract/edition';
import { findAssetsDir } from '#core/app-files';
import { editionTrust, type LoadedEdition, loadEdition } from '#core/edition/load-edition';
import type { Desk } from '#core/open-desk';
import { previewEdition } from '#core/ops/edition';
import type { Targets } from '#core/ports/targets';
import { loadTargets } from '#core/targets/load-targets';
import type { Sayer } from '#text/say';
import { type Answer, findingLine, sayerFor, withDesk } from './command.ts';
import type { Common } from './options.ts';
import { untilStopped } from './progress.ts';

/** What a desk's folder brings to the rules; its key is not needed for that. */
export const loadRules = async (
  common: Common,
): Promise<{ readonly edition: LoadedEdition; readonly targets: Targets }> => {
  const assets = findAssetsDir();
  const edition = await loadEdition(common.desk, await editionTrust(assets), () => undefined);
  const targets = await loadTargets(assets, common.desk, () => undefined, edition.rules.packs);
  return { edition, targets };
};

/** Whether a file is a zip, by its first bytes. What cannot be opened is told by who reads it. */
export const isRulesFile = async (path: string): Promise<boolean> => {
  if (path === '-') return false;
  const handle = await open(path).catch(() => null);
  if (!handle) return false;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer.toString('latin1') === 'PK';
  } catch {
    return false;
  } finally {
    await handle.close();
  }
};

export const previewRulesFile = (common: Common, file: string): Promise<Answer> =>
  withDesk(common, async (desk) => {
    const { id: _, ...json } = await preview(desk, file);
    return { json, lines: previewLines(sayerFor(common), json), status: 0 };
  });

export const addRulesFile = (common: Common, file: string): Promise<Answer> =>
  withDesk(common, async (desk) => {
    const say = sayerFor(common);
    const offered = await preview(desk, file);
    await untilStopped((signal) => desk.context.editions.add(offered.id, signal));
    const view = desk.context.editions.view();
    return {
      json: view,
      lines: [
        ...previewLines(say, offered),
        ...standingLines(say, view.installed),
        say.label('editionAtOnce'),
        ...(view.needsOpening && view.installed?.networks !== 'later' ? [say.label('editionOpening')] : []),
      ],
      status: 0,
    };
  });

export const removeEdition = async (common: Common, desk: Desk): Promise<Answer> => {
  const say = sayerFor(common);
  const edition = desk.context.editions.view().installed?.edition ?? 0;
  const json = await desk.client.edition.remove();
  return { json, lines: [say.label('editionRemoved', { edition })], status: 0 };
};

const preview = (desk: Desk, file: string): Promise<EditionPreview> =>
  untilStopped((signal) =>
    previewEdition(desk.context, { source: { path: resolve(file) }, release: async () => undefined }, signal),
  );

/** Which edition counts, and whether its networks do. */
export const standingLines = (
  say: Sayer,
  installed: EditionView['installed'] | LoadedEdition['installed'],
): string[] => {
  if (!installed) return [say.label('editionStanding.none')];
  const { edition, date, standing } = installed;
  const networks = 'networks' in installed ? installed.networks : 'none';
  return [
    say.label(`editionStanding.${standing}`, { edition, date: date ?? '' }),
    ...(networks === 'none' ? [] : [say.label(`editionNetworks.${networks}`)]),
  ];
};

const previewLines = (say: Sayer, preview: Omit<EditionPreview, 'id'>): string[] => {
  const { edition, date, from, packs, leaving, checked, changes, holidays, naming, networks } = preview;
  return [
    say.label('editionOffer', { edition, date }),
    ...(from === null ? [] : [say.label('editionReplaces', { from })]),
    ...packs.flatMap(({ id, asOf, kind, differences }) => [
      say.label(`editionPack.${kind}`, { id, asOf, n: differences.length }),
      ...differences.map((row) => `  ${row.path}  ${row.a ?? '–'}  →  ${row.b ?? '–'}`),
    ]),
    ...leaving.map((id) => say.label('editionLeaving', { id })),
    ...holidays.map(({ year, kind }) => say.label(`editionYear.${kind}`, { year })),
    ...(naming.added + naming.removed > 0 ? [say.label('editionWords', { ...naming })] : []),
    ...(networks === null
      ? []
      : [
          networks === ''
            ? say.label('editionOwnNetworks')
            : say.label('editionOtherNetworks', { version: networks }),
        ]),
    say.label('editionTemplates', { n: changes.length, checked }),
    ...changes.flatMap(({ template, name, before, after, reasons }) => [
      `${template}  ${say.label(`readiness.${before}`)} → ${say.label(`readiness.${after}`)}  ${name}`,
      ...reasons.map((finding) => findingLine(say, finding)),
    ]),
  ];
};
