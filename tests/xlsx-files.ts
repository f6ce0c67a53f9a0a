/** Workbooks part by part, for what no writing library writes. */
import yazl from 'yazl';

export type SheetFile = {
  readonly name: string;
  readonly state?: 'hidden' | 'veryHidden';
  /** What stands in the worksheet; null makes a sheet that holds a chart. */
  readonly body: string | null;
};

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** `head` goes before the sheets in the workbook, `styles` and `shared` into parts of their own. */
export const makeWorkbook = (
  sheets: readonly SheetFile[],
  { head = '', styles = '', shared = '' }: { head?: string; styles?: string; shared?: string } = {},
): Promise<Buffer> => {
  const kinds = sheets.map(({ body }) => (body === null ? 'chartsheet' : 'worksheet'));
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
  return makeZip({
    '_rels/.rels': `<Relationships xmlns="${packaged}">${relation('m', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}">${head}<sheets>${sheets
      .map(
        ({ name, state }, at) =>
          `<sheet name="${name}" sheetId="${at + 1}"${state ? ` state="${state}"` : ''} r:id="s${at}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packaged}">${kinds
      .map((kind, at) => relation(`s${at}`, kind, `${kind}s/sheet${at}.xml`))
      .join(
        '',
      )}${relation('st', 'styles', 'styles.xml')}${relation('ss', 'sharedStrings', '/xl/sharedStrings.xml')}</Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}">${styles}</styleSheet>`,
    'xl/sharedStrings.xml': `<sst xmlns="${main}">${shared}</sst>`,
    ...Object.fromEntries(
      sheets.map(({ body }, at) => [
        `xl/${kinds[at]}s/sheet${at}.xml`,
        body === null ? `<chartsheet xmlns="${main}"/>` : `<worksheet xmlns="${main}">${body}</worksheet>`,
      ]),
    ),
  });
};

export const makeZip = async (parts: Readonly<Record<string, string>>): Promise<Buffer> => {
  const zip = new yazl.ZipFile();
  for (const [name, text] of Object.entries(parts)) zip.addBuffer(Buffer.from(text), name);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

/** Rows of plain text cells, from the row `from` on; cells that begin with `<` stand as they are. */
export const rowsOf = (rows: readonly (readonly string[])[], from = 1): string =>
  rows
    .map(
      (cells, at) =>
        `<row r="${from + at}">${cells
          .map((cell) => (cell.startsWith('<') ? cell : `<c t="inlineStr"><is><t>${cell}</t></is></c>`))
          .join('')}</row>`,
    )
    .join('');
export const sheetData = (rows: readonly (readonly string[])[]): string =>
  `<sheetData>${rowsOf(rows)}</sheetData>`;
