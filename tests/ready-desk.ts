/** A desk whose templates are all ready, each with a picture of its own: random bytes, because nobody looks at them here. */
import { createHash, randomBytes } from 'node:crypto';
import type { Desk } from '#core/open-desk';
import { goodDossiers, pictureOf, scanOf } from './dossiers.ts';

/** Pictures that are on their way to the disk at the same time. */
const together = 16;

/** Ids of the templates, in the order in which bundles take them. */
export const fillWithPictures = async (
  desk: Desk,
  count: number,
  bytes: number,
): Promise<readonly string[]> => {
  for (let from = 0; from < count; from += together)
    await Promise.all(
      Array.from({ length: Math.min(together, count - from) }, (_, index) =>
        fillOne(desk, from + index, bytes),
      ),
    );
  return desk.context.templates.ids();
};

const fillOne = async ({ context }: Desk, index: number, bytes: number): Promise<void> => {
  const { templates, vault } = context;
  const content = randomBytes(bytes);
  const vaultId = await vault.put(content);
  const sha256 = createHash('sha256').update(content).digest('hex');
  const { id } = templates.create({ ...goodDossiers.person.fields, domains: [`sample-${index}.cn`] });
  const { id: _, addedAt, ...scan } = scanOf('scan');
  // The scan's own bytes are never read for a bundle.
  const { scans } = templates.attachScan(id, { ...scan, vaultId, password: '' });
  const { id: __, madeAt, ...picture } = pictureOf(scans, { bytes });
  templates.savePicture(id, { ...picture, sha256, vaultId });
};
