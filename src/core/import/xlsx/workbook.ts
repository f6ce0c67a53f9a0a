/** What the parts around the sheets of a workbook say: names, visibility, formats, shared texts, which day is day zero. */
import { isTrue, readXml } from '../xml.ts';
import type { ZipParts } from '../zip-parts.ts';
import { isDayFormat, zerosOf } from './number-format.ts';

export type SheetEntry = {
  readonly name: string;
  readonly isHidden: boolean;
  /** Its part; null for charts and other sheets without cells. */
  readonly part: string | null;
};

/** How a number of a style is written. */
export type NumberStyle = { readonly isDay: boolean; readonly zeros: number };

export type Workbook = {
  readonly sheets: readonly SheetEntry[];
  readonly active: number;
  readonly date1904: boolean;
  readonly styles: readonly NumberStyle[];
  readonly texts: readonly string[];
};

/** Throws an Error for an archive that is no workbook. */
export const readWorkbook = async (zip: ZipParts): Promise<Workbook> => {
  const [main] = (await relationsOf(zip, '')).filter(({ type }) => type === 'officeDocument');
  const path = main?.target ?? 'xl/workbook.xml';
  const relations = await relationsOf(zip, path);
  const partOf = (kind: string) => relations.find(({ type }) => type === kind)?.target;
  const sheets: SheetEntry[] = [];
  let active = 0;
  let date1904 = false;
  await readXml(zip.text(path), {
    open: (name, attributes) => {
      if (name === 'workbookPr') date1904 = isTrue(attributes['date1904']);
      if (name === 'workbookView') active = Number(attributes['activeTab'] ?? 0) || 0;
      if (name !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1];
      const relation = relations.find((one) => one.id === id);
      sheets.push({
        name: attributes['name'] ?? '',
        isHidden: /hidden/i.test(attributes['state'] ?? ''),
        part: relation?.type === 'worksheet' ? relation.target : null,
      });
    },
  });
  return {
    sheets,
    active,
    date1904,
    styles: await readStyles(zip, partOf('styles')),
    texts: await readTexts(zip, partOf('sharedStrings')),
  };
};

type Relation = { readonly id: string; readonly type: string; readonly target: string };

/** Relations of a part, `''` for the archive's own; the type is the last word of its address, which both editions of the format share. */
const relationsOf = async (zip: ZipParts, part: string): Promise<Relation[]> => {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const path = `${folder}_rels/${part.slice(folder.length)}.rels`;
  const relations: Relation[] = [];
  if (!zip.names.includes(path)) return relations;
  await readXml(zip.text(path), {
    open: (name, { Id = '', Type = '', Target = '' }) => {
      if (name === 'Relationship')
        relations.push({
          id: Id,
          type: Type.slice(Type.lastIndexOf('/') + 1),
          target: within(folder, Target),
        });
    },
  });
  return relations;
};

const within = (folder: string, target: string): string =>
  decodeURI(new URL(target, `file:///${folder}`).pathname).slice(1);

const readStyles = async (zip: ZipParts, part: string | undefined): Promise<NumberStyle[]> => {
  const codes = new Map<number, string>();
  const styles: NumberStyle[] = [];
  let isInCells = false;
  if (part === undefined || !zip.names.includes(part)) return styles;
  await readXml(zip.text(part), {
    open: (name, attributes) => {
      if (name === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      if (name === 'cellXfs') isInCells = true;
      if (name !== 'xf' || !isInCells) return;
      const id = Number(attributes['numFmtId'] ?? 0);
      const code = codes.get(id);
      styles.push({ isDay: isDayFormat(id, code), zeros: zerosOf(code) });
    },
    close: (name) => {
      if (name === 'cellXfs') isInCells = false;
    },
  });
  return styles;
};

const readTexts = async (zip: ZipParts, part: string | undefined): Promise<string[]> => {
  const texts: string[] = [];
  if (part === undefined || !zip.names.includes(part)) return texts;
  const text = textReader();
  await readXml(zip.text(part), {
    open: (name) => {
      if (name === 'si') text.start();
      text.open(name);
    },
    close: (name) => {
      text.close(name);
      if (name === 'si') texts.push(text.get());
    },
    text: text.add,
  });
  return texts;
};

/** Gathers a text of runs; how it is read aloud (`rPh`) is no part of it. */
export const textReader = () => {
  let gathered = '';
  let isText = false;
  let isSound = false;
  return {
    start: () => {
      gathered = '';
    },
    open: (name: string) => {
      if (name === 't') isText = true;
      if (name === 'rPh') isSound = true;
    },
    close: (name: string) => {
      if (name === 't') isText = false;
      if (name === 'rPh') isSound = false;
    },
    add: (text: string) => {
      if (isText && !isSound) gathered += text;
    },
    get: () => unescapeText(gathered),
  };
};

/** Characters that XML cannot hold stand as `_x000D_` (ECMA-376 part 1, 22.9.2.19). */
export const unescapeText = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-F]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
