/** As the command line and the tests use the core. */
import { openDesk } from '#core/open-desk';
import { describeContract } from './contract-suite.ts';
import { createScratch } from './scratch.ts';

const scratch = createScratch();
describeContract('a call', async () => {
  const desk = await openDesk({ dir: scratch('desk') });
  return {
    client: desk.client,
    offer: (name, bytes) => desk.host.offer(name, { bytes }),
    close: () => desk.close(),
  };
});
