/** Good files of every kind, drawn small: what a mutant of them is held against. */
import { deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { heicGrid } from '../heic-many.ts';
import { type PdfStream, scanPage, stripPage, writePdf } from '../pdf-files.ts';
import { drawPhoto, encodePhoto } from '../photos.ts';
import { writeTiff } from '../tiff-files.ts';

export type Seed = { readonly kind: string; readonly file: Buffer };

const [width, height, strips] = [320, 240, 8];

export const drawSeeds = async (): Promise<Seed[]> => {
  const photo = drawPhoto(width, height, undefined, 11, 20);
  const image = (): Sharp => sharp(photo.data, { raw: { width, height, channels: 3 } });
  const rows = height / strips;
  const strip = (index: number): Sharp =>
    image().extract({ left: 0, top: index * rows, width, height: rows });
  const stripsOf = async (code: (strip: Sharp) => Promise<Buffer>, filter: string): Promise<Buffer> => {
    const coded: PdfStream[] = [];
    for (let index = 0; index < strips; index++)
      coded.push({
        entries: `/Subtype/Image/Width ${width}/Height ${rows}/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/${filter}`,
        bytes: await code(strip(index)),
      });
    return writePdf([stripPage(coded, [width * 0.72, height * 0.72])]);
  };
  const jpeg = await image().jpeg({ quality: 88, optimiseCoding: false }).toBuffer();
  return [
    { kind: 'jpeg', file: jpeg },
    { kind: 'jpeg, own tables', file: await image().jpeg({ quality: 88 }).toBuffer() },
    { kind: 'jpeg, progressive', file: await image().jpeg({ quality: 88, progressive: true }).toBuffer() },
    { kind: 'png', file: await encodePhoto(photo, 'png') },
    { kind: 'webp', file: await image().webp({ quality: 85 }).toBuffer() },
    { kind: 'webp, lossless', file: await image().webp({ lossless: true }).toBuffer() },
    { kind: 'avif', file: await image().avif({ effort: 0 }).toBuffer() },
    { kind: 'tiff, plain', file: writeTiff(photo.data, { width, height }) },
    { kind: 'tiff, lzw', file: await image().tiff({ compression: 'lzw' }).toBuffer() },
    { kind: 'tiff, deflate', file: await image().tiff({ compression: 'deflate' }).toBuffer() },
    { kind: 'tiff, jpeg', file: await image().tiff({ compression: 'jpeg', quality: 88 }).toBuffer() },
    { kind: 'bmp', file: bmpOf(photo.data) },
    { kind: 'heic of tiles', file: heicGrid(4, 5).file },
    { kind: 'pdf of a jpeg', file: writePdf([scanPage({ bytes: jpeg, width, height }, 100)]) },
    {
      kind: 'pdf in jpeg strips',
      file: await stripsOf((one) => one.jpeg({ optimiseCoding: false }).toBuffer(), 'DCTDecode'),
    },
    {
      kind: 'pdf in flate strips',
      file: await stripsOf(async (one) => deflateSync(await one.raw().toBuffer()), 'FlateDecode'),
    },
  ];
};

/** 24 bits, rows from the bottom. */
const bmpOf = (data: Uint8Array): Buffer => {
  const row = width * 3;
  const file = Buffer.alloc(54 + row * height);
  file.write('BM', 'latin1');
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(54, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(width, 18);
  file.writeInt32LE(height, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(24, 28);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < row; x++)
      file[54 + (height - 1 - y) * row + x] = data[y * row + x - (x % 3) + (2 - (x % 3))]!;
  return file;
};
