/** Looks whether the app itself is whole: what decodes pictures, the networks that read, an installer that lies ready, the publisher's edition of the rules. */
import { faultOf } from '#contract/fault-of';
import { editionsFolder } from '../edition/edition-folder.ts';
import type { DeskContext } from '../ports/desk-context.ts';
import { loadWeights, WeightsMissing } from '../reading/weights.ts';
import type { Found } from './found.ts';

/** PNG of 1 × 1 pixel, which any app that is whole can look at. */
const smallest = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const plain = { kind: null, template: null, count: null } as const;

export const checkInstallation = async (context: DeskContext): Promise<readonly Found[]> => [
  ...(await imagingProblems(context)),
  ...(await networkProblems()),
  ...(await updateProblems(context)),
  ...(await editionProblems(context)),
];

/** A process that decodes must start and answer; where its programs cannot be loaded it dies, and the picture is refused. */
const imagingProblems = async ({ imaging }: DeskContext): Promise<readonly Found[]> => {
  const scan = { bytes: smallest, page: 1, password: '' };
  try {
    // Nobody looks for text on it.
    const seen = await imaging.inspect(scan, 'check.png', { anew: true }, null);
    if (seen.ok) return [];
  } catch (error) {
    if (faultOf(error).code === 'cancelled') throw error;
  }
  return [{ ...plain, code: 'app-damaged', object: 'imaging', repair: 'install-again' }];
};

const networkProblems = async (): Promise<readonly Found[]> => {
  try {
    await loadWeights();
    return [];
  } catch (error) {
    // Not even its package is there.
    const object = error instanceof WeightsMissing ? error.file : 'reading';
    return [{ ...plain, code: 'app-damaged', object, repair: 'install-again' }];
  }
};

const updateProblems = async ({ updates }: DeskContext): Promise<readonly Found[]> => {
  if (updates.view().ready === null) return [];
  try {
    await updates.take();
    return [];
  } catch (error) {
    if (!['update-untrusted', 'unreadable-file'].includes(faultOf(error).code)) throw error;
    return [{ ...plain, code: 'update-changed', object: 'updates', repair: 'drop-update' }];
  }
};

/** One that does not count for its age or its app is as it should be. */
const editionProblems = async ({ editions }: DeskContext): Promise<readonly Found[]> => {
  const { installed } = await editions.prove();
  if (!installed) return [];
  const object = `${editionsFolder}/${installed.edition}`;
  if (installed.standing === 'changed' || installed.standing === 'unknown-key')
    return [{ ...plain, code: 'edition-changed', object, repair: 'add-rules-again' }];
  if (installed.networks === 'damaged')
    return [{ ...plain, code: 'edition-networks', object, repair: 'add-rules-again' }];
  return [];
};
