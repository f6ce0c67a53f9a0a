import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { DeskContext } from '../ports/desk-context.ts';

/** Puts the bytes of a file that was only named into the vault. Faults: not-found, grant-unknown, and those of the vault. */
export const keepFile = async (
  { intakes, grants, vault }: DeskContext,
  id: string,
  grant: string,
  signal: AbortSignal | undefined,
): Promise<void> => {
  const { bytes } = grants.take(grant);
  if (intakes.file(id).state !== 'named') return;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await setImmediate();
  signal?.throwIfAborted();
  const vaultId = await vault.put(bytes);
  // A person may have put it to another group meanwhile.
  const file = intakes.file(id);
  if (file.state === 'named')
    intakes.saveFile({ ...file, state: 'kept', sha256, vaultId, bytes: bytes.length });
};
