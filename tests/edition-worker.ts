/** Takes rules files in, one after the other, over and over until it is killed. One line for each that is in. */
import { openDesk } from '#core/open-desk';
import { toTrustedKey } from '#core/update/signatures';

const [dir = '', spki = '', ...files] = process.argv.slice(2);
const desk = await openDesk({
  dir,
  create: false,
  updateKeys: [toTrustedKey(Buffer.from(spki, 'base64'))],
});
process.stdout.write('ready\n');
for (const path of files) {
  const { id, manifest } = await desk.context.editions.check({
    source: { path },
    release: async () => undefined,
  });
  await desk.context.editions.add(id);
  process.stdout.write(`${manifest.edition}\n`);
}
await desk.close();
