/** A process that gives a desk a new data key, over and over, until it is killed. One JSON line for each key that was taken. */
import { openDesk } from '#core/open-desk';

const [dir = '', secret = '', rounds = '1000'] = process.argv.slice(2);
const given = { kind: 'words', text: secret } as const;
const say = (done: object): void => void process.stdout.write(`${JSON.stringify(done)}\n`);

say({ ready: true });
for (let round = 0; round < Number(rounds); round += 1) {
  // Takes the key that an earlier process left waiting.
  const desk = await openDesk({ dir, create: false, secret: given });
  await desk.context.keys.rekey([given], false);
  await desk.close();
  say({ round });
}
