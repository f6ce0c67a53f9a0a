/** Real sizes of papers: they give the true aspect ratio and resolution. */
import { certificateRow, type PaperKind } from '../certificate/table.ts';
import type { CertificateType } from '../certificate/type.ts';

export type Millimetres = { readonly long: number; readonly short: number };

const sizes: Readonly<Record<PaperKind, Millimetres>> = {
  /** ISO/IEC 7810 ID-1. */
  'id-1': { long: 85.6, short: 53.98 },
  /** ICAO 9303 TD3, data page. */
  passport: { long: 125, short: 88 },
  a4: { long: 297, short: 210 },
  a3: { long: 420, short: 297 },
};

/** Papers whose size is always the same; licences and certificates come in several, so only an ID-1 card and a passport count. */
export const paperSize = (paper: CertificateType | ''): Millimetres | null => {
  if (paper === '') return null;
  const kind = certificateRow(paper).paper;
  return kind === 'id-1' || kind === 'passport' ? sizes[kind] : null;
};
