/**
 * A folder of drawn scans whose names say nothing, taken in by reading: how many land on the right template, how many on a wrong one, and
 * how many wait with the right one first; and how long 300 take. `node bench/intake-reading.ts [SCANS] [TIMED]`; a real desk with the real
 * readers. Half of the customers have a template, all stand in the customer list.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { giveFiles } from '#contract/give-files';
import type { IntakeItem } from '#contract/intake-views';
import { finishJob } from '#core/jobs/follow-job';
import { type Desk, openDesk } from '#core/open-desk';
import { fieldsOfDraft } from '#domain/intake/intake';
import { type DrawnCustomer, type DrawnFile, drawFolder } from './reading/draw-folder.ts';
import { atLeast, atMost, plain, report } from './report.ts';

const count = Number(process.argv[2] ?? 120);
const timed = Number(process.argv[3] ?? 300);
const root = await mkdtemp(join(tmpdir(), 'shiming-bench-intake-reading-'));

type Run = {
  readonly seconds: number;
  readonly items: readonly IntakeItem[];
  /** Whose each template is, by its id. */
  readonly owners: ReadonlyMap<string, DrawnCustomer>;
};

try {
  const folder = await drawFolder(count, 1);
  const { items, owners } = await takeIn('sorted', folder.files, folder.customers);
  const landed = folder.files.map((file) => landingOf(file, items, owners));
  const own = folder.files.filter(({ of }) => of !== null).length;
  const of = (what: string): number => landed.filter((one) => one === what).length;
  for (const [at, what] of landed.entries())
    if (what !== 'right' && process.argv.includes('--misses'))
      console.log(what, folder.files[at]!.told, reasonOf(folder.files[at]!, items));
  const big = await drawFolder(timed, 2);
  const { seconds } = await takeIn('timed', big.files, big.customers);
  report([
    atLeast(`intake by reading: right template, of ${own}`, (100 * of('right')) / own, 95, '%'),
    atMost('intake by reading: wrong template', of('wrong'), 0),
    plain('intake by reading: waits, right one first', of('first')),
    plain('intake by reading: waits otherwise', of('waiting')),
    atMost(`intake by reading: ${timed} scans`, seconds, 180, 's'),
  ]);
} finally {
  await rm(root, { recursive: true, force: true });
}

async function takeIn(
  name: string,
  files: readonly DrawnFile[],
  customers: readonly DrawnCustomer[],
): Promise<Run> {
  const desk = await openDesk({ dir: join(root, name), readsIntake: true });
  try {
    const owners = new Map<string, DrawnCustomer>();
    for (const [at, customer] of customers.entries())
      if (at % 2 === 0) owners.set(await addTemplate(desk, customer), customer);
    const rows = customers.map((one) => [one.name, one.number, one.name].join(','));
    const list = Buffer.from(['姓名,证件号码,客户', ...rows].join('\n'));
    const { token } = await desk.host.offer('名单.csv', { bytes: list });
    const bytes = new Map(files.map((file) => [file.path, file.bytes]));
    const begun = performance.now();
    const view = await desk.client.intake.plan({
      files: files.map((file) => ({ path: file.path, bytes: file.bytes.length })),
      list: token,
    });
    const { fault } = await giveFiles(
      view.items,
      {
        grant: async (path) => (await desk.host.offer(path, { bytes: bytes.get(path)! })).token,
        keep: (input) => desk.client.intake.keep(input),
      },
      { onFile: () => undefined, onFault: (trouble) => console.error(trouble.code) },
      { aborted: false },
    );
    if (fault) throw fault;
    await finishJob(desk.client, { kind: 'intake', input: {} });
    const seconds = (performance.now() - begun) / 1000;
    const items = (await desk.client.intake.get())!.items;
    for (const { template, created } of items)
      if (template && created) {
        const { fields } = await desk.client.templates.get({ id: template.id });
        const owner = customers.find(({ number }) => number === fields.certificate.number);
        if (owner) owners.set(template.id, owner);
      }
    return { seconds, items, owners };
  } finally {
    await desk.close();
  }
}

async function addTemplate({ client }: Desk, { name, type, number }: DrawnCustomer): Promise<string> {
  const { domains, tags, registrarIds, ...rest } = fieldsOfDraft({
    zh: name,
    en: '',
    type,
    number,
    customer: '',
  });
  const fields = { ...rest, domains: [...domains], tags: [...tags], registrarIds: [...registrarIds] };
  return (await client.templates.create({ fields })).id;
}

function itemOf({ path }: DrawnFile, items: readonly IntakeItem[]): IntakeItem {
  return items.find(({ files }) => files.some((file) => file.path === path))!;
}

function reasonOf(file: DrawnFile, items: readonly IntakeItem[]): string {
  const { reason, files } = itemOf(file, items);
  return `${reason} ${JSON.stringify(files.find(({ path }) => path === file.path)?.read)}`;
}

function landingOf(file: DrawnFile, items: readonly IntakeItem[], owners: Run['owners']): string {
  const { template, candidates, draft } = itemOf(file, items);
  if (template) return file.of !== null && owners.get(template.id) === file.of ? 'right' : 'wrong';
  if (file.of === null) return 'nobody';
  const [first] = candidates;
  const isFirst = first ? owners.get(first.id) === file.of : draft.number === file.of.number;
  return isFirst ? 'first' : 'waiting';
}
