/** Writes an update package: the installer, what is said of it, and the signatures. Streams; the installer may be of any size. */
import { createHash, type KeyObject } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { manifestName, signaturesName, updateManifestSchema } from '#contract/updates';
import { signManifest } from '#core/update/signatures';
import type { UpdateManifest } from '#domain/update/judge-update';

export type PackageAbout = Pick<UpdateManifest, 'version' | 'platform' | 'arch' | 'kind' | 'store' | 'date'>;

/** The same installer, statements and keys give the same bytes. */
export const writeUpdatePackage = async (
  installer: string,
  about: PackageAbout,
  privateKeys: readonly KeyObject[],
  out: string,
): Promise<UpdateManifest> => {
  const hash = createHash('sha512');
  await pipeline(createReadStream(installer), hash);
  const manifest = updateManifestSchema.parse({
    format: 1,
    product: 'cn.shiming.desk',
    ...about,
    file: basename(installer).replaceAll(' ', '-'),
    bytes: (await stat(installer)).size,
    sha512: hash.digest('hex'),
  });
  const bytes = Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`);
  const zip = new ZipFile();
  const plain = { compress: false, mtime: new Date(Date.UTC(1980, 0, 1)), mode: 0o100644 };
  zip.addBuffer(bytes, manifestName, plain);
  zip.addBuffer(Buffer.from(signManifest(bytes, privateKeys, 'update')), signaturesName, plain);
  zip.addFile(installer, manifest.file, plain);
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(out));
  const { format: _, product: __, ...said } = manifest;
  return said as UpdateManifest;
};
