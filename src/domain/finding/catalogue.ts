/** Every finding the desk knows: its level, the requirements it serves and the failures it foresees. Sentences live in `text`. */
import type { FindingRow } from './finding-row.ts';
import { numberFindings } from './number-findings.ts';
import { pictureFindings } from './picture-findings.ts';
import { questionFindings } from './question-findings.ts';
import { readingFindings } from './reading-findings.ts';
import { templateFindings } from './template-findings.ts';

export const findingCatalogue = {
  ...numberFindings,
  ...pictureFindings,
  ...templateFindings,
  ...questionFindings,
  ...readingFindings,
} as const satisfies Record<string, FindingRow>;

export type FindingCode = keyof typeof findingCatalogue;
export const findingCodes = Object.keys(findingCatalogue) as FindingCode[];
