/** A scan as this window sees it: which scanners there are, what is asked of one, and how far it is. */
import { useCallback, useEffect, useState } from 'react';
import { faultOf } from '#contract/fault-of';
import type { FaultShape } from '#contract/faults';
import type { JobView } from '#contract/jobs';
import type { Scanner, ScannerList } from '#contract/scanners';
import { proposeSettings, type ScanSettings, type ScanSourceOffer } from '#domain/scanner/scanner';
import { useDesk } from '../../app/desk.tsx';
import { beginJob, hearJobs, runningJob, tellsEnd } from '../../app/jobs.ts';
import { useOnce } from '../../app/once.ts';
import { useStatus } from '../../app/queries.ts';
import { useSaveSettings } from '../../app/use-save-settings.ts';

export type Scanning = {
  /** undefined while they are looked for. */
  readonly list: ScannerList | undefined;
  readonly scanner: Scanner | undefined;
  readonly offer: ScanSourceOffer | undefined;
  readonly settings: ScanSettings | null;
  /** The newest scan since the dialog opened, or the one that runs. */
  readonly job: JobView<'scanning'> | null;
  readonly fault: FaultShape | null;
  lookAgain(): void;
  choose(change: Partial<ScanSettings> & { readonly scanner?: string }): void;
  start(customer: string): void;
  stop(): void;
};

export const useScanning = (): Scanning => {
  const { client } = useDesk();
  const save = useSaveSettings();
  const remembered = useStatus()?.settings.scanChoice ?? null;
  const [list, setList] = useState<ScannerList>();
  const [chosen, setChosen] = useState<Partial<ScanSettings> & { scanner?: string }>({});
  const [job, setJob] = useState(() => runningJob('scanning'));
  const [refusal, setRefusal] = useState<FaultShape | null>(null);
  // Only when the dialog opens and when a person says so: nothing else may make the desk talk to a network.
  const look = useCallback(
    async (signal?: AbortSignal) => {
      setList(undefined);
      setRefusal(null);
      try {
        setList(await client.scanners.list(undefined, { signal }));
      } catch (trouble) {
        if (signal?.aborted) return;
        setRefusal(faultOf(trouble));
        setList(nothingFound);
      }
    },
    [client],
  );
  useEffect(() => {
    const closed = new AbortController();
    void look(closed.signal);
    return () => closed.abort();
  }, [look]);
  useEffect(() => tellsEnd(({ kind }) => kind === 'scanning'), []);
  useEffect(
    () =>
      hearJobs((news) => {
        if (news.job.kind === 'scanning' && (news.hasEnded || news.job.state === 'running')) setJob(news.job);
      }),
    [],
  );
  const wanted = { ...remembered, ...chosen };
  const scanner = list?.scanners.find(({ id }) => id === wanted.scanner) ?? list?.scanners[0];
  const settings = proposeSettings(scanner?.sources ?? [], wanted);
  const start = useOnce(async (customer: string) => {
    if (!scanner || !settings) return;
    const choice = { ...settings, scanner: scanner.id };
    setRefusal(null);
    try {
      const begun = await beginJob(client, { kind: 'scanning', input: { ...choice, customer } });
      if (begun.kind === 'scanning') setJob(begun);
      await save({ scanChoice: choice });
    } catch (trouble) {
      setRefusal(faultOf(trouble));
    }
  });
  return {
    list,
    scanner,
    settings,
    offer: scanner?.sources.find(({ source }) => source === settings?.source),
    job,
    fault: refusal ?? job?.fault ?? null,
    lookAgain: () => void look(),
    choose: (change) => setChosen((now) => ({ ...now, ...change })),
    start: (customer) => void start(customer),
    // Where it cannot be cancelled the core is away, which the window says.
    stop: () => job && void client.jobs.cancel({ id: job.id }).catch(() => undefined),
  };
};

const nothingFound: ScannerList = { scanners: [], troubles: [], ways: [] };
