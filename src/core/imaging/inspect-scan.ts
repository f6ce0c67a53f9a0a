/** What the desk sees of a scan without changing it. */
import type { Inspected } from '../context.ts';
import { proveWhole, readFacts, Unreadable } from './decode.ts';

/** Facts and findings of a file, or the one finding that refuses it. Decodes to the end, so that a cut-off file is known at once. */
export const inspectScan = async (bytes: Uint8Array, name: string): Promise<Inspected> => {
  try {
    const { facts, findings } = await readFacts(bytes, name);
    await proveWhole(bytes);
    return { ok: true, facts, findings };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, findings: [error.finding] };
    throw error;
  }
};
