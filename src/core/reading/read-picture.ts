/** From pixels to a reading. */

import { certificateRow } from '#domain/certificate/table';
import type { CertificateType } from '#domain/certificate/type';
import { findLabelled } from '#domain/reading/find-labels';
import { organizationLabels, residentLabels, travelLabels } from '#domain/reading/labels';
import { heightOf, type RowGlyph, rowsOf } from '#domain/reading/layout';
import {
  creditForm,
  type NumberForm,
  permanentResidentForm,
  registrationForm,
  residentForm,
} from '#domain/reading/number-forms';
import { recognizePaper } from '#domain/reading/papers';
import { firstDay, type Value, valueReaders } from '#domain/reading/read-values';
import { type ReadField, type Reading, type ReadValue, sure } from '#domain/reading/reading';
import type { Raster } from '../imaging/raster.ts';
import type { Engine } from './engine.ts';
import { layPage, type Page, readLineOf } from './page.ts';
import { readQr } from './qr.ts';
import { type Line, type ReadLines, readLines, recognizerOf } from './read-lines.ts';
import { type NumberRead, readNumberOf } from './read-number.ts';
import { readZoneOf } from './read-zone.ts';
import { readingVersion } from './version.ts';

export const readPicture = async (engine: Engine, picture: Raster): Promise<Reading> => {
  const read = await readLines(engine, picture);
  const page = layPage(read);
  const rows = rowsOf(page.lines);
  const text = rows.map((row) => row.text).join('\n');
  const { paper, side, foreign } = recognizePaper(text);
  const fields: Partial<Record<ReadField, ReadValue>> = {};
  for (const { field, glyphs } of findLabelled(rows, labelsOf(paper))) {
    const value = valueReaders[field]?.(glyphs);
    if (value && !fields[field]) fields[field] = placed(value, page);
    // Papers of persons print the day of issue as the first of two.
    const first = field === 'expires' && isOfPerson(paper) ? firstDay(glyphs) : null;
    if (first && !fields.issued) fields.issued = placed(first, page);
  }
  const number = await readTheNumber(engine, read, paper);
  if (number) fields.number = number;
  return {
    version: readingVersion,
    paper,
    side,
    foreign,
    way: read.isSure ? { flip: read.way.isMirrored, turns: read.way.turns } : null,
    fields,
    lines: read.lines.map((line) => readLineOf(line, read)),
    mrz: await readZoneOf(read.lines, recognizerOf(engine, read.picture)),
    qr: await readQr(read.picture),
  };
};

const isOfPerson = (paper: CertificateType | ''): boolean =>
  paper !== '' && certificateRow(paper).holder === 'individual';

const labelsOf = (paper: CertificateType | '') => {
  if (paper === 'SFZ' || paper === 'GAJZZ' || paper === 'TWJZZ') return residentLabels;
  if (isOfPerson(paper)) return travelLabels;
  return organizationLabels;
};

const formsOf = (paper: CertificateType | ''): readonly NumberForm[] => {
  if (paper === '') return [residentForm, creditForm];
  if (paper === 'WJLSFZ') return [permanentResidentForm];
  if (paper === 'SFZ' || paper === 'GAJZZ' || paper === 'TWJZZ') return [residentForm];
  return certificateRow(paper).holder === 'individual' ? [] : [creditForm, registrationForm];
};

const readTheNumber = async (
  engine: Engine,
  read: ReadLines,
  paper: CertificateType | '',
): Promise<ReadValue | null> => {
  const recognize = recognizerOf(engine, read.picture);
  const again = (line: Line): Promise<Line> =>
    recognize({ ...line.box, length: line.box.length * 1.04, breadth: line.box.breadth * 1.2 });
  for (const form of formsOf(paper)) {
    const found = await readNumberOf(read.lines, form, again);
    if (found)
      return { value: found.value, state: found.state, unsure: found.unsure, place: placeOf(found, read) };
  }
  return null;
};

const placeOf = ({ line, from, to }: NumberRead, read: ReadLines): ReadValue['place'] => {
  const { steps } = line.posterior;
  const [start, end] = [Math.max(0, from / steps - 0.01), Math.min(1, to / steps + 0.01)];
  const middle = ((start + end) / 2 - 0.5) * line.box.length;
  const box = {
    ...line.box,
    x: line.box.x + Math.cos(line.box.angle) * middle,
    y: line.box.y + Math.sin(line.box.angle) * middle,
    length: line.box.length * (end - start),
  };
  return readLineOf({ ...line, box }, read).place;
};

const placed = ({ value, state, glyphs }: Value, page: Page): ReadValue => {
  const own = glyphs.filter((glyph): glyph is RowGlyph => glyph !== null);
  const unsure = glyphs.flatMap((glyph, index) => (glyph && glyph.p < sure ? [index] : []));
  if (own.length === 0) return { value, state, unsure, place: null };
  const lines = own.map(({ line }) => line);
  const half = heightOf(lines[0]!) / 2;
  const xs = own.map(({ x }) => x);
  return {
    value,
    state,
    unsure,
    place: page.placeOf(
      Math.min(...xs) - half,
      Math.min(...lines.map(({ top }) => top)),
      Math.max(...xs) + half,
      Math.max(...lines.map(({ bottom }) => bottom)),
    ),
  };
};
