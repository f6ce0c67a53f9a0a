/** A network scanner of the test: speaks eSCL over a real HTTP server on the loopback address, and fails in every way that scanners do. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecure } from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export type EsclPlan = {
  /** What lies in the feeder, and on the glass. */
  pages: readonly Buffer[];
  glass?: Buffer;
  /** `endless`: a page without end; `cut`: the line breaks in the middle of one; `stall`: it never comes. */
  trouble?: 'busy' | 'jam' | 'open' | 'denied' | 'aborted' | 'cut' | 'endless' | 'stall' | undefined;
  /** Pages that come before the trouble. */
  after?: number;
  /** How often it says “wait” before every tenth page. */
  waits?: number;
  capabilities?: string;
  /** What the answer to a new job says, by its path. */
  location?: (path: string) => string;
  tls?: { readonly key: string; readonly cert: string };
};

export type EsclDevice = {
  readonly address: string;
  /** Can be changed while it runs. */
  readonly plan: EsclPlan;
  /** Lays paper into the feeder, and the first sheet onto the glass. */
  lay(pages: readonly Buffer[], trouble?: EsclPlan['trouble'], after?: number): void;
  /** `POST /eSCL/ScanJobs`, in order. */
  readonly requests: string[];
  /** What jobs asked for. */
  readonly settings: string[];
  close(): Promise<void>;
};

const names =
  'xmlns:pwg="http://www.pwg.org/schemas/2010/12/sm" xmlns:scan="http://schemas.hp.com/imaging/escl/2011/05/03"';
const caps = (most: number): string =>
  `<scan:MaxWidth>2550</scan:MaxWidth><scan:MaxHeight>3508</scan:MaxHeight><scan:SettingProfiles><scan:SettingProfile><scan:ColorModes><scan:ColorMode>RGB24</scan:ColorMode><scan:ColorMode>Grayscale8</scan:ColorMode></scan:ColorModes><scan:SupportedResolutions><scan:DiscreteResolutions>${[
    150,
    300,
    most,
  ]
    .map(
      (dpi) =>
        `<scan:DiscreteResolution><scan:XResolution>${dpi}</scan:XResolution><scan:YResolution>${dpi}</scan:YResolution></scan:DiscreteResolution>`,
    )
    .join(
      '',
    )}</scan:DiscreteResolutions></scan:SupportedResolutions></scan:SettingProfile></scan:SettingProfiles>`;
export const sampleCapabilities = `<?xml version="1.0" encoding="UTF-8"?><scan:ScannerCapabilities ${names}><pwg:Version>2.63</pwg:Version><pwg:MakeAndModel>Sample scanner</pwg:MakeAndModel><scan:Manufacturer>Sample &amp; Co</scan:Manufacturer><scan:Platen><scan:PlatenInputCaps>${caps(1200)}</scan:PlatenInputCaps></scan:Platen><scan:Adf><scan:AdfSimplexInputCaps>${caps(600)}</scan:AdfSimplexInputCaps><scan:AdfDuplexInputCaps>${caps(600)}</scan:AdfDuplexInputCaps></scan:Adf></scan:ScannerCapabilities>`;

type Job = { readonly isFeeder: boolean; given: number; waited: number; state: string };

export const startEscl = async (plan: EsclPlan, port = 0): Promise<EsclDevice> => {
  const jobs = new Map<string, Job>();
  const requests: string[] = [];
  const settings: string[] = [];
  /** Sheets that went through the feeder since paper was laid in. */
  let fed = 0;

  const adfState = (): string => {
    const isReached = fed >= (plan.after ?? 0);
    if (plan.trouble === 'jam' && isReached) return 'ScannerAdfJam';
    if (plan.trouble === 'open' && isReached) return 'ScannerAdfHatchOpen';
    return fed < plan.pages.length ? 'ScannerAdfLoaded' : 'ScannerAdfEmpty';
  };
  const status = (): string => {
    const state = plan.trouble === 'busy' ? 'Processing' : 'Idle';
    const infos = [...jobs].map(
      ([id, job]) =>
        `<scan:JobInfo><pwg:JobUri>/eSCL/ScanJobs/${id}</pwg:JobUri><pwg:JobState>${job.state}</pwg:JobState></scan:JobInfo>`,
    );
    return `<?xml version="1.0"?><scan:ScannerStatus ${names}><pwg:State>${state}</pwg:State><scan:AdfState>${adfState()}</scan:AdfState><scan:Jobs>${infos.join('')}</scan:Jobs></scan:ScannerStatus>`;
  };

  const nextDocument = (job: Job, response: ServerResponse): void => {
    if (job.given % 10 === 0 && job.waited < (plan.waits ?? 0)) {
      job.waited += 1;
      return void response.writeHead(503, { 'Retry-After': '0' }).end();
    }
    job.waited = 0;
    const isTroubled = plan.trouble !== undefined && job.given >= (plan.after ?? 0);
    const page = job.isFeeder ? plan.pages[fed] : job.given === 0 ? plan.glass : undefined;
    if (isTroubled && plan.trouble === 'stall') return;
    if (isTroubled && plan.trouble === 'aborted') job.state = 'Aborted';
    if (isTroubled && plan.trouble === 'cut' && page) {
      response.writeHead(200, { 'Content-Type': 'image/jpeg', 'Content-Length': page.length });
      return void response.write(page.subarray(0, page.length / 2), () => response.destroy());
    }
    if (isTroubled && plan.trouble === 'endless') {
      response.writeHead(200, { 'Content-Type': 'image/jpeg' });
      const more = Buffer.alloc(1_000_000, 0x55);
      const pour = (): void => {
        while (!response.destroyed && response.write(more));
      };
      response.on('drain', pour);
      return pour();
    }
    if (!page || isTroubled) {
      if (!isTroubled) job.state = 'Completed';
      return void response.writeHead(404).end();
    }
    job.given += 1;
    if (job.isFeeder) fed += 1;
    response.writeHead(200, { 'Content-Type': 'image/jpeg' }).end(page);
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await text(request);
    const path = (request.url ?? '').replace(/\/+$/, '');
    requests.push(`${request.method} ${path.replace(/j\d+/, 'JOB')}`);
    const xml = (said: string) => response.writeHead(200, { 'Content-Type': 'text/xml' }).end(said);
    if (plan.trouble === 'denied') return void response.writeHead(401).end();
    if (path === '/eSCL/ScannerCapabilities') return void xml(plan.capabilities ?? sampleCapabilities);
    if (path === '/eSCL/ScannerStatus') return void xml(status());
    if (request.method === 'POST' && path === '/eSCL/ScanJobs') {
      settings.push(body);
      const id = `j${jobs.size + 1}`;
      jobs.set(id, { isFeeder: /Feeder/.test(body), given: 0, waited: 0, state: 'Processing' });
      const own = `/eSCL/ScanJobs/${id}`;
      return void response
        .writeHead(201, { Location: plan.location?.(own) ?? `http://other.example${own}` })
        .end();
    }
    const [, id = '', next] = /^\/eSCL\/ScanJobs\/(j\d+)(\/NextDocument)?$/.exec(path) ?? [];
    const job = jobs.get(id);
    if (!job) return void response.writeHead(404).end();
    if (request.method === 'DELETE') {
      job.state = 'Canceled';
      return void response.writeHead(200).end();
    }
    if (next) return nextDocument(job, response);
    response.writeHead(404).end();
  };

  const listener = (request: IncomingMessage, response: ServerResponse): void =>
    void answer(request, response).catch(() => response.destroy());
  const server = plan.tls ? createSecure(plan.tls, listener) : createServer(listener);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    address: `${plan.tls ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}/eSCL`,
    plan,
    lay: (pages, trouble, after = 0) => {
      fed = 0;
      Object.assign(plan, { pages, glass: pages[0], trouble, after });
    },
    requests,
    settings,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
