/** What the desk sees of a scan without changing it and without reading it: what is said of its print is `measure-scan.ts`. */
import { finding } from '#domain/finding/finding';
import type { Corners } from '#domain/plan/plan';
import { sureEnough } from '#domain/plan/suggest-side';
import type { ImageWork, Inspected, ScanSource } from '../ports/imaging.ts';
import { readFacts } from './decode.ts';
import { findDocuments } from './document/document.ts';
import { closeScan, openScan, type ReadScan } from './open-scan.ts';
import { Unreadable } from './unreadable.ts';

/**
 * Facts, papers and findings of a file, or the one finding that refuses it. Decodes to the end, so that a cut-off file is known at once.
 * `text`: where lines of text stand on it; null where nobody looked.
 */
export const inspectScan = async (
  scan: ScanSource,
  name: string,
  { onStage }: Pick<ImageWork, 'onStage'> = {},
  text: readonly Corners[] | null = null,
): Promise<Inspected> => {
  let open: ReadScan | null = null;
  try {
    onStage?.('decode');
    const { facts, findings } = await readFacts(scan.bytes, name, scan);
    open = await openScan(scan);
    findings.push(...open.findings);
    onStage?.('locate');
    const papers = findDocuments(open.copy, text);
    const count = papers.filter((paper) => paper.confidence >= sureEnough).length;
    if (count > 1) findings.push(finding('picture-several-papers', { picture: 'scan' }, { data: { count } }));
    return { ok: true, facts: { ...facts, papers }, findings };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, findings: [error.finding] };
    throw error;
  } finally {
    if (open) closeScan(open);
  }
};
