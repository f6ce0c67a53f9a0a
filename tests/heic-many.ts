/**
 * HEIC files of as many pictures as wanted: boxes built here, around the one coded picture of `heicFiles.plain`. All share it, or each
 * tile of a grid has its own copy, as phones write photos.
 */
import { heicFiles } from './heic-files.ts';

export const heicOf = (count: number): Buffer => {
  const ids = Array.from({ length: count }, (_, index) => index + 1);
  const coded = contentOf(heicFiles.plain, 'mdat');
  const properties = boxOf(heicFiles.plain, 'ipco');
  const meta = (offset: number): Buffer =>
    full(
      'meta',
      boxOf(heicFiles.plain, 'hdlr'),
      full('pitm', u16(1)),
      full(
        'iloc',
        u16(0x4400),
        u16(count),
        ...ids.map((id) => Buffer.concat([u16(id), u16(0), u16(1), u32(offset), u32(coded.length)])),
      ),
      full('iinf', u16(count), ...ids.map((id) => entry(id))),
      box(
        'iprp',
        properties,
        full(
          'ipma',
          u32(count),
          ...ids.map((id) => Buffer.concat([u16(id), Buffer.of(3, 0x81, 0x82, 0x83)])),
        ),
      ),
    );
  const type = boxOf(heicFiles.plain, 'ftyp');
  const data = type.length + meta(0).length + 8;
  return Buffer.concat([type, meta(data), box('mdat', coded)]);
};

/** A photo of `rows` × `columns` tiles of 96 × 64 pixels; the shape of the grid lies in `idat`. `tileAt` is where the first one begins. */
export const heicGrid = (
  rows: number,
  columns: number,
): { file: Buffer; tileAt: number; tileBytes: number } => {
  const count = rows * columns;
  const grid = count + 1;
  const tiles = Array.from({ length: count }, (_, index) => index + 1);
  const coded = contentOf(heicFiles.plain, 'mdat');
  const ipco = boxOf(heicFiles.plain, 'ipco');
  const size = full('ispe', u32(columns * 96), u32(rows * 64));
  const whole = Buffer.concat([ipco.subarray(8), size]);
  const shape = Buffer.concat([Buffer.of(0, 0, rows - 1, columns - 1), u16(columns * 96), u16(rows * 64)]);
  const place = (id: number, method: number, offset: number, length: number): Buffer =>
    Buffer.concat([u16(id), u16(method), u16(0), u16(1), u32(offset), u32(length)]);
  const meta = (offset: number): Buffer =>
    full(
      'meta',
      boxOf(heicFiles.plain, 'hdlr'),
      full('pitm', u16(grid)),
      box(
        'iloc',
        Buffer.of(1, 0, 0, 0),
        u16(0x4400),
        u16(count + 1),
        ...tiles.map((id) => place(id, 0, offset + (id - 1) * coded.length, coded.length)),
        place(grid, 1, 0, shape.length),
      ),
      full('iinf', u16(count + 1), ...tiles.map((id) => entry(id, 'hvc1', true)), entry(grid, 'grid')),
      full('iref', box('dimg', u16(grid), u16(count), ...tiles.map(u16))),
      box(
        'iprp',
        box('ipco', whole),
        full(
          'ipma',
          u32(count + 1),
          ...tiles.map((id) => Buffer.concat([u16(id), Buffer.of(3, 0x81, 0x82, 0x83)])),
          Buffer.concat([u16(grid), Buffer.of(2, 0x84, 0x83)]),
        ),
      ),
      box('idat', shape),
    );
  const type = boxOf(heicFiles.plain, 'ftyp');
  const tileAt = type.length + meta(0).length + 8;
  const file = Buffer.concat([type, meta(tileAt), box('mdat', ...tiles.map(() => coded))]);
  return { file, tileAt, tileBytes: coded.length };
};

const u16 = (value: number): Buffer => {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
};
const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};
const box = (name: string, ...parts: readonly Buffer[]): Buffer => {
  const content = Buffer.concat(parts);
  return Buffer.concat([u32(content.length + 8), Buffer.from(name, 'latin1'), content]);
};
const full = (name: string, ...parts: readonly Buffer[]): Buffer => box(name, u32(0), ...parts);
const entry = (id: number, type = 'hvc1', isHidden = false): Buffer =>
  box('infe', Buffer.of(2, 0, 0, isHidden ? 1 : 0), u16(id), u16(0), Buffer.from(`${type}\0`, 'latin1'));

/** The one box of this name, wherever it lies. */
const boxOf = (file: Buffer, name: string): Buffer => {
  const at = file.indexOf(name, 0, 'latin1') - 4;
  return file.subarray(at, at + file.readUInt32BE(at));
};
const contentOf = (file: Buffer, name: string): Buffer => boxOf(file, name).subarray(8);
