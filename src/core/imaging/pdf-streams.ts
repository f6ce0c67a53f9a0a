/** Images of a PDF as they lie in the file. An image is a stream, and a stream's dictionary always stands in the open (ISO 32000-1 §7.5.7). */

export type Stream = {
  /** Codings from the outermost on. */
  readonly filters: readonly string[];
  /** The dictionary, as text. */
  readonly dictionary: string;
  readonly data: Buffer;
};

export type ImageStream = Stream & {
  readonly width: number;
  readonly height: number;
  /** Bits of a sample; null where the coding says it. */
  readonly bits: number | null;
  /** Samples of a pixel; null where they are not told by name. */
  readonly samples: number | null;
  /** Objects with its own transparency. */
  readonly masks: readonly string[];
};

/** A dictionary that is longer is not looked at. */
const mostDictionary = 16_384;

/** Streams of a protected file cannot be read here. */
export const isProtected = (file: Buffer): boolean => file.includes('/Encrypt');

/** The image of this object (`12R`, `12R1`): of the last one with this number, which counts where a file was added to. */
export const findImage = (file: Buffer, ref: string): ImageStream | null => findObject(file, ref, readImage);

/** The streams of a page's own operators; none where the page does not lie in the open. */
export const contentsOf = (file: Buffer, page: string): Stream[] => {
  const dictionary = findObject(file, page, readDictionary);
  const contents = /\/Contents\s*(\[[^\]]*\]|\d+\s+\d+\s+R)/.exec(dictionary ?? '')?.[1] ?? '';
  return [...contents.matchAll(/(\d+)\s+(\d+)\s+R/g)].flatMap(([, number, generation]) => {
    const stream = findObject(file, `${number}R${generation === '0' ? '' : generation}`, readStream);
    return stream ? [stream] : [];
  });
};

const findObject = <T>(file: Buffer, ref: string, read: (file: Buffer, at: number) => T | null): T | null => {
  const [number = '', generation = ''] = ref.split('R');
  const head = `${number} ${generation === '' ? '0' : generation} obj`;
  for (let at = file.lastIndexOf(head); at >= 0; at = at === 0 ? -1 : file.lastIndexOf(head, at - 1)) {
    const before = file[at - 1] ?? 10;
    if (before >= 48 && before <= 57) continue;
    const found = read(file, at + head.length);
    if (found) return found;
  }
  return null;
};

/** Sizes of all images, and how large the largest is. */
export const largestImage = (file: Buffer): { width: number; height: number } => {
  let largest = { width: 0, height: 0 };
  for (const { width, height } of imagesIn(file))
    if (width * height > largest.width * largest.height) largest = { width, height };
  return largest;
};

/** Stencil masks of this size: pdf.js does not say which object one came from. */
export const findMasks = (file: Buffer, width: number, height: number): ImageStream[] =>
  [...imagesIn(file)].filter(
    (image) =>
      image.width === width && image.height === height && /\/ImageMask\s+true/.test(image.dictionary),
  );

/** A file may claim any number of them. */
const mostImages = 2000;

function* imagesIn(file: Buffer): Generator<ImageStream> {
  let at = 0;
  for (let count = 0; count < mostImages; count++) {
    at = file.indexOf(' obj', at);
    if (at < 0) return;
    at += 4;
    const image = readImage(file, at);
    if (image) yield image;
  }
}

const readDictionary = (file: Buffer, at: number): string | null => {
  const text = file.toString('latin1', at, Math.min(file.length, at + mostDictionary));
  const closed = text.indexOf('endobj');
  return /^\s*<</.test(text) && closed >= 0 ? text.slice(0, closed) : null;
};

const readStream = (file: Buffer, at: number): Stream | null => {
  const text = file.toString('latin1', at, Math.min(file.length, at + mostDictionary));
  const opened = /^\s*<</.test(text) ? text.search(/>>\s*stream\r?\n?/) : -1;
  const closed = text.indexOf('endobj');
  if (opened < 0 || (closed >= 0 && closed < opened)) return null;
  const dictionary = text.slice(0, opened + 2);
  const opening = /stream(\r\n|\n|\r)?/.exec(text.slice(opened))!;
  const from = at + opened + opening.index + opening[0].length;
  const filter = /\/Filter\s*(?:\[([^\]]*)\]|\/(\w+))/.exec(dictionary);
  return {
    filters: (filter?.[1] ?? filter?.[2] ?? '').match(/\w+/g) ?? [],
    dictionary,
    data: file.subarray(from, endOf(file, from, numberOf(file, dictionary, 'Length'))),
  };
};

const readImage = (file: Buffer, at: number): ImageStream | null => {
  const stream = readStream(file, at);
  if (!stream || !/\/Subtype\s*\/Image\b/.test(stream.dictionary)) return null;
  const { dictionary } = stream;
  const [width, height] = [numberOf(file, dictionary, 'Width'), numberOf(file, dictionary, 'Height')];
  if (!width || !height) return null;
  return {
    ...stream,
    width,
    height,
    bits: numberOf(file, dictionary, 'BitsPerComponent'),
    samples: samplesIn(dictionary),
    masks: [...dictionary.matchAll(/\/S?Mask\s+(\d+)\s+(\d+)\s+R/g)].map(
      ([, number, generation]) => `${number}R${generation === '0' ? '' : generation}`,
    ),
  };
};

/** Of a dictionary, where it is written there or in an object of its own. */
const numberOf = (file: Buffer, dictionary: string, name: string): number | null => {
  const found = new RegExp(`/${name}\\s+(\\d+)(?:\\s+(\\d+)\\s+R)?`).exec(dictionary);
  if (!found) return null;
  return found[2] === undefined ? Number(found[1]) : numberIn(file, `${found[1]} ${found[2]} obj`);
};

const numberIn = (file: Buffer, head: string): number | null => {
  const at = file.lastIndexOf(head);
  const found =
    at < 0 ? null : /^\s*(\d+)/.exec(file.toString('latin1', at + head.length, at + head.length + 32));
  return found ? Number(found[1]) : null;
};

/** Where its length leads, if the stream ends there; else where its end is written. */
const endOf = (file: Buffer, from: number, length: number | null): number => {
  if (length !== null && /^\s*endstream/.test(file.toString('latin1', from + length, from + length + 16)))
    return from + length;
  const end = file.indexOf('endstream', from);
  if (end < 0) return file.length;
  const crlf = file[end - 2] === 13 && file[end - 1] === 10;
  return Math.max(from, end - (crlf ? 2 : file[end - 1] === 10 || file[end - 1] === 13 ? 1 : 0));
};

const samplesIn = (dictionary: string): number | null => {
  if (/\/ImageMask\s+true/.test(dictionary)) return 1;
  const space = /\/ColorSpace\s*(?:\[\s*)?\/(\w+)/.exec(dictionary)?.[1];
  const known: Readonly<Record<string, number>> = {
    DeviceGray: 1,
    CalGray: 1,
    Indexed: 1,
    Separation: 1,
    DeviceRGB: 3,
    CalRGB: 3,
    Lab: 3,
    DeviceCMYK: 4,
  };
  return space === undefined ? null : (known[space] ?? null);
};
