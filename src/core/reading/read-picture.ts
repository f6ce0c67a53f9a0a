/** From pixels to a reading. */

import { certificateRow } from '#domain/certificate/table';
import type { CertificateType } from '#domain/certificate/type';
import { runsAlongSides } from '#domain/picture/line-slopes';
import { findWatermark } from '#domain/picture/watermark';
import { issuedBetween } from '#domain/reading/by-form';
import { heightOf, type RowGlyph, rowsOf } from '#domain/reading/layout';
import {
  creditForm,
  type NumberForm,
  permanentResident2017Form,
  permanentResidentForm,
  registrationForm,
  residentForm,
} from '#domain/reading/number-forms';
import { cardByNumber, recognizePaper } from '#domain/reading/papers';
import { findPlainNumber, plainFormOf } from '#domain/reading/plain-numbers';
import { withQrCode } from '#domain/reading/qr-code';
import { readFields } from '#domain/reading/read-fields';
import { type ReadField, type Reading, type ReadValue, sure, valueStates } from '#domain/reading/reading';
import type { LayerLine } from '#domain/reading/text-layer';
import type { Value } from '#domain/reading/value';
import { withZoneValues } from '#domain/reading/zone-values';
import { measureScan } from '../imaging/measure-scan.ts';
import type { Raster } from '../imaging/raster.ts';
import type { Engine } from './engine.ts';
import { doubtLeftOut } from './left-out.ts';
import { lookCloser } from './look-closer.ts';
import { readOverlays } from './overlays.ts';
import { layPage, type Page, readLineOf } from './page.ts';
import { readQr } from './qr.ts';
import { type ReadLines, readLines, recognizerOf } from './read-lines.ts';
import { type NumberRead, type ReadBox, readNumberOf } from './read-number.ts';
import { readZoneOf } from './read-zone.ts';
import { seeThroughSeals } from './see-through.ts';
import { type Compare, layerOver } from './text-layer.ts';
import { readingVersionOf } from './version.ts';

/** Lines as they were read, and how any further one is: each compared with the text layer, where there is one. */
type Comparing = ReadLines & { readonly compare: Compare; readonly recognize: ReadBox };

/**
 * `layer`: what the file itself says that the picture shows. `today` decides the century of a birth date that is printed with two
 * digits.
 */
export const readPicture = async (
  engine: Engine,
  picture: Raster,
  layer: readonly LayerLine[] = [],
  today = new Date().toISOString().slice(0, 10),
): Promise<Reading> => {
  const pixels = await seeThroughSeals(engine, await readLines(engine, picture));
  const compare = layerOver(layer, pixels, engine.characters);
  const recognizePixels = recognizerOf(engine, pixels.picture);
  const read: Comparing = {
    ...pixels,
    lines: pixels.lines.map(compare),
    compare,
    recognize: async (box) => compare(await recognizePixels(box)),
  };
  const page = layPage(read);
  const rows = rowsOf(page.lines);
  const found = await readZoneOf(read.lines, read.recognize);
  const zone = found?.zone ?? null;
  const seen = recognizePaper(rows.map((row) => row.text).join('\n'), zone);
  const early = seen.paper === '' && !seen.foreign ? await readTheNumber(engine, read, '') : null;
  const { paper, side, foreign } = early ? { ...seen, ...cardByNumber(early, rows.length) } : seen;
  const { values, besideNumber } = readFields(rows, paper, zone !== null);
  const printed: Partial<Record<ReadField, ReadValue>> = {};
  for (const [field, value] of Object.entries(values) as [ReadField, Value][])
    printed[field] = placed(doubtLeftOut(read.lines, value), page);
  const number =
    readPlain(read, page, paper, besideNumber) ?? early ?? (await readTheNumber(engine, read, paper));
  if (number) printed.number = number;
  // Papers of persons carry none that says their number.
  const qr = isOfPerson(paper) ? [] : await readQr(read.picture);
  const withWitness = found
    ? withZoneValues(
        printed,
        found,
        read.lines.filter(({ text }) => !/<.*<|«/u.test(text)).map(({ text }) => text),
        today,
      )
    : withQrCode(printed, qr);
  const { birthDate, expires } = withWitness;
  const issued =
    found && birthDate && expires && !withWitness.issued
      ? issuedBetween(page.lines, birthDate.value, expires.value)
      : null;
  const fields = issued ? { ...withWitness, issued: placed(issued, page) } : withWitness;
  const lines = read.lines.map((line) => readLineOf(line, read));
  const print = pixels.lines.map((line) => readLineOf(line, pixels));
  // What is read as a watermark already is not looked for again.
  const isMarked = findWatermark(print, [], picture.width / picture.height, paper !== '') !== null;
  return {
    version: readingVersionOf(engine.version),
    paper,
    side,
    foreign,
    way:
      read.isSure && runsAlongSides(lines, picture.width / picture.height)
        ? { flip: read.way.isMirrored, turns: read.way.turns }
        : null,
    fields,
    lines,
    mrz: zone,
    qr,
    // Of the print itself, not of what a file says about it.
    measures: measureScan(
      picture,
      print,
      paper,
      isMarked ? [] : await readOverlays(engine, pixels, pixels.lines),
    ),
  };
};

const isOfPerson = (paper: CertificateType | ''): boolean =>
  paper !== '' && certificateRow(paper).holder === 'individual';

const readPlain = (
  read: ReadLines,
  page: Page,
  paper: CertificateType | '',
  besideNumber: readonly RowGlyph[],
): ReadValue | null => {
  const form = plainFormOf(paper);
  const found = form && findPlainNumber(page.lines, form, besideNumber);
  return found && placed(doubtLeftOut(read.lines, found), page);
};

const formsOf = (paper: CertificateType | ''): readonly NumberForm[] => {
  if (paper === '') return [residentForm, creditForm];
  if (paper === 'WJLSFZ') return [permanentResidentForm, permanentResident2017Form];
  if (paper === 'JWJG') return [];
  if (paper === 'SFZ' || paper === 'GAJZZ' || paper === 'TWJZZ') return [residentForm];
  return isOfPerson(paper) ? [] : [creditForm, registrationForm];
};

/** Characters of the words that stand before a number of an organization. */
const numberLabel = /[统社会信用代码注册号]/gu;

const betterOf = (one: NumberRead | null, other: NumberRead | null): NumberRead | null =>
  one && (!other || valueStates.indexOf(one.state) <= valueStates.indexOf(other.state)) ? one : other;

const readTheNumber = async (
  engine: Engine,
  read: Comparing,
  paper: CertificateType | '',
): Promise<ReadValue | null> => {
  const forms = formsOf(paper);
  const { compare, recognize } = read;
  let found = await readNumberOf(read.lines, forms, recognize);
  if (!found || found.state === 'doubtful') {
    const near = read.lines.find(({ text }) => (text.match(numberLabel)?.length ?? 0) >= 3);
    if (near && forms.length > 0) {
      const closer = (await lookCloser(engine, read, near)).map(compare);
      found = betterOf(found, await readNumberOf(closer, forms, recognize));
    }
  }
  return (
    found && { value: found.value, state: found.state, unsure: found.unsure, place: placeOf(found, read) }
  );
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
