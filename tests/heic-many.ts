/** A HEIC file of as many pictures as wanted: boxes built here, around the one coded picture of `heicFiles.plain`, which all share. */
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
const entry = (id: number): Buffer =>
  box('infe', Buffer.of(2, 0, 0, 0), u16(id), u16(0), Buffer.from('hvc1\0', 'latin1'));

/** The one box of this name, wherever it lies. */
const boxOf = (file: Buffer, name: string): Buffer => {
  const at = file.indexOf(name, 0, 'latin1') - 4;
  return file.subarray(at, at + file.readUInt32BE(at));
};
const contentOf = (file: Buffer, name: string): Buffer => boxOf(file, name).subarray(8);
