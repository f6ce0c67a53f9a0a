/** Proves a bundle that may lie in a sealed zip. */
import type { BundleVerdict } from '#contract/views';
import type { ByteSource } from './byte-source.ts';
import { openSealed } from './sealed-zip.ts';
import { verifyBundle } from './verify-bundle.ts';

/** Without the password of a sealed one that is all that is said of it. Faults: those of `verifyBundle`, disk-full. */
export const verifySealed = async (
  source: ByteSource,
  password: string | null,
  scratchFolder: string,
  signal?: AbortSignal,
): Promise<BundleVerdict> => {
  const inner = await openSealed(source, password, scratchFolder);
  if (inner === null) return verifyBundle(source, signal);
  if (typeof inner === 'string')
    return {
      ok: false,
      items: 0,
      problems: [{ code: inner === 'locked' ? 'password-needed' : 'password-wrong', file: '' }],
    };
  try {
    return await verifyBundle(inner, signal);
  } finally {
    await inner.close();
  }
};
