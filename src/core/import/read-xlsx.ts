/** Reads the first sheet of a workbook that holds anything. Quantities keep the digits that the file has, days become YYYY-MM-DD. */
import readWorkbook from 'read-excel-file/node';
import yauzl from 'yauzl';
import type { ListReason, Table } from './table.ts';

/** Most that a workbook may unpack to, bytes. */
const maxUnpacked = 400 * 1024 * 1024;

export const readXlsx = async (bytes: Uint8Array): Promise<Table | ListReason> => {
  const buffer = Buffer.from(bytes);
  const unpacked = await unpackedSize(buffer).catch(() => null);
  if (unpacked === null || unpacked > maxUnpacked) return 'damaged';
  try {
    const sheets = await readWorkbook(buffer, { parseNumber: toText, trim: false });
    const sheet = sheets.find(({ data }) => data.some((row) => row.some((cell) => cell !== null)));
    if (!sheet) return 'empty';
    return { rows: sheet.data.map((row) => row.map(cellText)), encoding: 'xlsx' };
  } catch (error) {
    // The library throws its own errors for everything that is no workbook.
    if (error instanceof Error) return 'damaged';
    throw error;
  }
};

/** A quantity keeps fifteen digits; with more of them it is written so that nobody takes it for a number on a paper. */
const toText = (raw: string): string => {
  const value = Number(raw);
  if (!Number.isFinite(value)) return raw;
  return Math.abs(value) >= 1e15 ? value.toExponential() : String(value);
};

const cellText = (cell: unknown): string => {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return typeof cell === 'boolean' ? (cell ? 'yes' : 'no') : String(cell);
};

/** What the archive says that it unpacks to. */
const unpackedSize = (bytes: Buffer): Promise<number> =>
  new Promise((resolve, reject) => {
    yauzl.fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      let sum = 0;
      zip.on('entry', ({ uncompressedSize }: { uncompressedSize: number }) => {
        sum += uncompressedSize;
        zip.readEntry();
      });
      zip.on('end', () => resolve(sum));
      zip.on('error', reject);
      zip.readEntry();
    });
  });
