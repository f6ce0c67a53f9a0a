/** Makes `assets/icon.png` (1024 pixels, from which Windows and macOS get theirs) and `assets/icons/` (what hicolor lists) from the drawing beside it. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';

const assets = join(import.meta.dirname, '..', 'assets');
const draw = (size: number, file: string) =>
  sharp(join(assets, 'icon.svg'), { density: 192 })
    .resize(size, size)
    .png({ compressionLevel: 9 })
    .toFile(join(assets, file));

await draw(1024, 'icon.png');
await mkdir(join(assets, 'icons'), { recursive: true });
for (const size of [16, 24, 32, 48, 64, 128, 256, 512])
  await draw(size, join('icons', `${size}x${size}.png`));
