/** Rules over scans and the upload picture (R08–R10, R23, R36, R47, R53, R57). Pixels were judged when scan and picture came in. */
import { needsBothSides } from '../certificate/table.ts';
import { type Finding, finding } from '../finding/finding.ts';
import type { Picture } from '../picture/picture.ts';
import { findingsOfScan } from '../picture/scan-findings.ts';
import { boundsOf } from '../plan/corners.ts';
import { unsurePaper } from '../plan/suggest-side.ts';
import type { TargetPack } from '../target/target.ts';
import type { Dossier, Rule } from './rule.ts';

export const pictureRules: Rule = (dossier, target) => {
  const { scans, picture } = dossier;
  const ofScans = [...lostScans(dossier), ...scans.flatMap((scan) => findingsOfScan(scan, picture))];
  if (scans.length === 0) return [finding('picture-missing', { picture: 'upload' })];
  if (!picture)
    return [...ofScans, ...missingSide(dossier), finding('picture-not-prepared', { picture: 'upload' })];
  return [
    ...ofScans,
    ...(picture.damaged ? [finding('picture-lost', { picture: 'upload' })] : []),
    ...picture.findings,
    ...missingSide(dossier),
    ...outdated(dossier, picture),
    ...unsurePapers(dossier, picture),
    ...outsideWindow(picture, target),
  ];
};

/** R36: what cannot be read cannot be handed over, nor looked at by whoever asks for it. */
const lostScans = ({ scans }: Dossier): Finding[] =>
  scans
    .filter((scan) => scan.damaged)
    .map(({ id, name }) => finding('picture-scan-lost', { picture: 'scan', scanId: id }, { data: { name } }));

/** R23, R53: permits and permanent resident cards always show both sides, a resident ID after a move, renewal or loss. */
const missingSide = ({ fields, scans, picture }: Dossier): Finding[] => {
  const { type } = fields.certificate;
  if (type === '' || !needsBothSides(type, fields.questions)) return [];
  const proofs = new Set(scans.filter((scan) => scan.side === 'proof').map((scan) => scan.id));
  // Two papers of one scan are two sides; the same paper twice is one.
  const shown = picture
    ? new Set(
        picture.plan.sides
          .filter(({ scanId }) => scans.some(({ id }) => id === scanId) && !proofs.has(scanId))
          .map(({ scanId, corners }) => JSON.stringify([scanId, corners])),
      ).size
    : scans.length - proofs.size;
  return shown >= 2 ? [] : [finding('picture-side-missing', { picture: 'upload' }, { data: { type } })];
};

/** The picture must show what is attached now. */
const outdated = ({ scans }: Dossier, picture: Picture): Finding[] => {
  const planned = new Set(picture.plan.sides.map((side) => side.scanId));
  const same = scans.length === planned.size && scans.every((scan) => planned.has(scan.id));
  return same ? [] : [finding('picture-outdated', { picture: 'upload' })];
};

/** R11: a paper lies somewhere in the photo, and the picture shows the photo whole. */
const unsurePapers = ({ scans }: Dossier, picture: Picture): Finding[] =>
  picture.plan.sides.flatMap(({ scanId, corners }) => {
    const paper = unsurePaper(scans.find(({ id }) => id === scanId)?.facts.papers ?? []);
    if (corners !== null || !paper) return [];
    const confidence = Math.round(paper.confidence * 100);
    return [
      finding(
        'picture-paper-unsure',
        { picture: 'scan', scanId, region: boundsOf(paper.corners) },
        { data: { confidence } },
      ),
    ];
  });

const outsideWindow = ({ output }: Picture, target: TargetPack): Finding[] => {
  const { accepts, minBytes, maxBytes, aim } = target.picture;
  const at = { picture: 'upload' } as const;
  const { bytes } = output;
  if (!accepts.includes(output.type))
    return [finding('picture-format-not-accepted', at, { data: { type: output.type, formats: accepts } })];
  if (bytes < minBytes) return [finding('picture-under-minimum', at, { data: { bytes, minBytes } })];
  if (bytes > maxBytes) return [finding('picture-over-maximum', at, { data: { bytes, maxBytes } })];
  return aim && (bytes < aim.minBytes || bytes > aim.maxBytes)
    ? [finding('picture-outside-aim', at, { data: { bytes, aimMin: aim.minBytes, aimMax: aim.maxBytes } })]
    : [];
};
