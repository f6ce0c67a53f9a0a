/** Makes `assets/icon.png` (1024 pixels, from which the installers' icons are made) from the drawing beside it. */
import { join } from 'node:path';
import sharp from 'sharp';

const assets = join(import.meta.dirname, '..', 'assets');
await sharp(join(assets, 'icon.svg'), { density: 192 })
  .resize(1024, 1024)
  .png({ compressionLevel: 9 })
  .toFile(join(assets, 'icon.png'));
