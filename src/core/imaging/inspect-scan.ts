/** What the desk sees of a scan without changing it. */
import { finding } from '#domain/finding/finding';
import { inScan, judgeMeasures } from '#domain/picture/judge-measures';
import type { Measures, PaperSide } from '#domain/picture/measures';
import type { LocatedPaper } from '#domain/picture/picture';
import { isWholePicture, sidesOnFrame } from '#domain/plan/corners';
import type { Corners } from '#domain/plan/plan';
import { sureEnough } from '#domain/plan/suggest-side';
import type { ImageWork, Inspected, ScanSource } from '../ports/imaging.ts';
import { readFacts } from './decode.ts';
import { findDocuments } from './document/document.ts';
import { fineOf, seeLines } from './document/lines-seen.ts';
import { seeCutPrint } from './measure/cut-print.ts';
import { seeCutPaper } from './measure/cut-region.ts';
import { seeCutSides } from './measure/cut-sides.ts';
import { measurePaper } from './measure/measure.ts';
import { closeScan, type OpenScan, openScan, type ReadScan } from './open-scan.ts';
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
    onStage?.('measure');
    const measures = measureLikeliest(open, papers);
    const count = papers.filter((paper) => paper.confidence >= sureEnough).length;
    if (count > 1) findings.push(finding('picture-several-papers', { picture: 'scan' }, { data: { count } }));
    const judged = measures
      ? judgeMeasures(measures, { corners: papers[0]?.corners ?? null, flip: false, turns: 0 }, '')
      : [];
    const said = judged.some(({ code }) => code === 'picture-border-cut');
    const cut = said ? [] : cutSides(open, papers);
    if (cut.length > 0)
      judged.push(
        finding(
          'picture-border-cut',
          {
            picture: 'scan',
            region: inScan({ x: 0, y: 0, width: 1, height: 1 }, papers[0] ?? { corners: null }),
          },
          { data: { sides: cut } },
        ),
      );
    return { ok: true, facts: { ...facts, papers, measures }, findings: [...findings, ...judged] };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, findings: [error.finding] };
    throw error;
  } finally {
    if (open) closeScan(open);
  }
};

/** With this confidence a paper is whole; with less it may be something printed on a paper that is not. */
const beyondDoubt = 0.95;

/** The sides out of which a paper runs: by its own sides, and where no paper is whole beyond doubt, by its ground or by its print. */
const cutSides = ({ copy }: OpenScan, papers: readonly LocatedPaper[]): readonly PaperSide[] => {
  const [likeliest] = papers;
  // A paper that ends where the photo does, as on a scan, has lost something only where its print is cut.
  if (likeliest && isWholePicture(likeliest.corners)) return seeCutPrint(copy);
  const whole = likeliest && likeliest.confidence >= beyondDoubt ? likeliest.corners : null;
  const onFrame = likeliest && !whole ? sidesOnFrame(likeliest.corners) : [];
  if (onFrame.length > 0) return onFrame;
  const bySides = seeCutSides(seeLines(copy), fineOf(copy), whole);
  if (bySides.length > 0 || whole) return bySides;
  const byGround = seeCutPaper(copy);
  return byGround.length > 0 ? byGround : seeCutPrint(copy);
};

/** With less than this a guess is not looked into: it may be anything. */
const worthALook = 0.2;

/**
 * Light and focus are the same a little beside the true corners, so a likely paper is measured too; which way round it lies and where
 * it ends is said of sure corners only. The whole scan is measured where nothing in it has four sides.
 */
const measureLikeliest = (scan: OpenScan, papers: readonly LocatedPaper[]): Measures | null => {
  const [paper] = papers;
  if (!paper || isWholePicture(paper.corners)) return measurePaper(scan, null, '');
  if (paper.confidence < worthALook) return null;
  const measures = measurePaper(scan, paper.corners, '');
  return measures && paper.confidence < sureEnough ? { ...measures, layout: null, cutSides: [] } : measures;
};
