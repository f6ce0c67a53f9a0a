/**
 * The desk with samples, of which specs get copies. As a program, `node e2e/hosts/sample-desk.ts FOLDER`, it makes the one that all
 * workers of a run share: reading and pictures of thirteen papers take as long as several specs.
 */
import { openLineAt } from '../fixtures/sight.ts';
import { startHost, stopHost } from './start-host.ts';

/** Names the folder of a desk that the run has made already. */
export const sharedDeskVariable = 'SHIMING_TEST_SAMPLES';

/** Fills a new desk in `dir`, and gives `dir`. */
export const makeSampleDesk = async (dir: string): Promise<string> => {
  const { host, url } = await startHost(dir, 'zh');
  try {
    const { client } = await openLineAt(url);
    await client.desk.fillWithSamples();
    // Their scans are read as well, so that nothing changes on screen while a test looks.
    const ids = await client.templates.ids({});
    await Promise.all(ids.map((template) => client.readings.readTemplate({ template })));
  } finally {
    await stopHost(host);
  }
  return dir;
};

if (import.meta.main) await makeSampleDesk(process.argv[2]!);
