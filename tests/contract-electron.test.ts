/** As the page of the desktop app uses it: over the port that main hands to it, through the stand-in for electron. */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describeContract } from './contract-suite.ts';
import { launch, makeRoot, quit } from './electron-stand-in/launch.ts';

describeContract("Electron's wiring", async () => {
  const root = await makeRoot();
  const { standIn, desk } = await launch(root, 'basic_text');
  return {
    client: desk.client,
    offer: async (name, bytes) => {
      const path = join(root, name);
      await writeFile(path, bytes);
      return desk.offer(standIn.page.dropFile(name, path));
    },
    close: async () => {
      await quit(standIn);
      await rm(root, { recursive: true, force: true });
    },
  };
});
