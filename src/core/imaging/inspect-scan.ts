/** What the desk sees of a scan without changing it. */
import { finding } from '#domain/finding/finding';
import { sureEnough } from '#domain/plan/suggest-side';
import type { Inspected } from '../context.ts';
import { decodeUpright, readFacts, Unreadable } from './decode.ts';
import { locatePapers } from './locate/locate.ts';

/** Facts, papers and findings of a file, or the one finding that refuses it. Decodes to the end, so that a cut-off file is known at once. */
export const inspectScan = async (bytes: Uint8Array, name: string): Promise<Inspected> => {
  try {
    const { facts, findings } = await readFacts(bytes, name);
    const papers = locatePapers(await decodeUpright(bytes));
    const count = papers.filter((paper) => paper.confidence >= sureEnough).length;
    if (count > 1) findings.push(finding('picture-several-papers', { picture: 'scan' }, { data: { count } }));
    return { ok: true, facts: { ...facts, papers }, findings };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, findings: [error.finding] };
    throw error;
  }
};
