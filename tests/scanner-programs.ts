/** Stand-ins for programs that speak to scanners: they follow the command lines of `scanimage` and NAPS2.Console, and do as a file beside them says. */
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export type ProgramPlan = {
  /** Files in the feeder, and on the glass; base64. */
  pages: readonly string[];
  glass?: string;
  trouble?:
    | 'busy'
    | 'jam'
    | 'open'
    | 'denied'
    | 'failed'
    | 'memory'
    | 'refused'
    | 'away'
    | 'stall'
    | undefined;
  /** Pages that come before the trouble. */
  after?: number;
};

export type StandIn = {
  readonly file: string;
  setPlan(plan: ProgramPlan): Promise<void>;
  /** Command lines so far. */
  calls(): Promise<readonly { readonly args: readonly string[]; readonly drivers: string }[]>;
};

/** `name` is what it is called on the command line. */
export const makeStandIn = async (
  folder: string,
  name: 'scanimage' | 'naps2',
  plan: ProgramPlan,
): Promise<StandIn> => {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), '{"type":"commonjs"}');
  const file = join(folder, name);
  const start = `#!${process.execPath}\nconst here = ${JSON.stringify(folder)};\n`;
  await writeFile(file, `${start}${common}${name === 'scanimage' ? scanimage : naps2}`);
  await chmod(file, 0o755);
  const setPlan = (next: ProgramPlan) => writeFile(join(folder, 'plan.json'), JSON.stringify(next));
  await setPlan(plan);
  return {
    file,
    setPlan,
    calls: async () =>
      (await readFile(join(folder, 'calls'), 'utf8').catch(() => ''))
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line)),
  };
};

const common = `
const fs = require('node:fs');
const { join } = require('node:path');
const plan = JSON.parse(fs.readFileSync(join(here, 'plan.json'), 'utf8'));
const args = process.argv.slice(2);
const config = (process.env.SANE_CONFIG_DIR ?? '').split(':')[0];
const drivers = config === '' ? '' : fs.readFileSync(join(config, 'dll.conf'), 'utf8');
fs.appendFileSync(join(here, 'calls'), JSON.stringify({ args, drivers }) + '\\n');
const long = (name) => args.find((arg) => arg.startsWith('--' + name + '='))?.slice(name.length + 3);
const isReached = (given) => plan.trouble !== undefined && given >= (plan.after ?? 0);
const hang = () => setInterval(() => undefined, 1000);
`;

/** scanimage(1): -f, -A, --batch with --batch-print and --batch-count; exit statuses are those of SANE. */
const scanimage = `
const statuses = { refused: 4, busy: 3, jam: 6, open: 8, failed: 9, memory: 10, denied: 11 };
if (args[0] === '-f') {
  if (plan.trouble !== 'away') process.stdout.write('sample:libusb:001:004\\tSample\\tModel 7\\tsheetfed scanner\\n');
} else if (args.includes('-A')) {
  process.stdout.write(\`
All options specific to device \\\`sample:libusb:001:004':
  Scan Mode:
    --mode Lineart|Gray|Color [Color]
        Selects the scan mode (e.g., lineart, monochrome, or color).
    --source Flatbed|ADF|ADF Duplex|Transparency Unit [Flatbed]
        Selects the scan source (such as a document-feeder).
    --resolution 75|150|300|600dpi [75]
    --depth 8 [inactive]
  Geometry:
    -l 0..215.9mm [0]
    -t 0..355.6mm [0]
    -x 0..215.9mm [215.9]
    -y 0..355.6mm [355.6]
\`);
} else {
  const isFeeder = /ADF/.test(long('source') ?? '');
  const pages = isFeeder ? plan.pages : [plan.glass].filter(Boolean);
  const most = Number(long('batch-count'));
  let given = 0;
  process.on('SIGINT', () => process.exit(0));
  for (; given < Math.min(pages.length, most); given += 1) {
    if (isReached(given)) break;
    const file = long('batch').replace('%04d', String(given + 1).padStart(4, '0'));
    fs.writeFileSync(file + '.part', Buffer.from(pages[given], 'base64'));
    fs.renameSync(file + '.part', file);
    process.stdout.write(file + '\\n');
  }
  if (isReached(given) && plan.trouble === 'stall') {
    fs.writeFileSync(long('batch').replace('%04d', '9999') + '.part', 'half');
    hang();
  } else if (isReached(given)) process.exitCode = statuses[plan.trouble];
  else if (given < most) process.exitCode = given === 0 ? 7 : 0;
}
`;

/** naps2.com/doc/command-line: --listdevices --driver; -o with a counter, --split; says nothing where all went well, and ends with 0. */
const naps2 = `
const value = (name) => args[args.indexOf(name) + 1];
const words = {
  busy: 'The selected scanner is busy.', jam: 'The scanner has a paper jam.', open: "The scanner's cover is open.",
  denied: 'Access denied.', failed: 'An error occurred with the scanning driver.', memory: 'Out of memory.',
  refused: 'The selected scanner does not support this.', away: 'The selected scanner is offline.',
};
if (args.includes('--listdevices')) {
  if (plan.trouble !== 'away') process.stdout.write(value('--driver') === 'wia' ? 'Sample Model 7\\r\\n' : 'WIA-Sample Model 7\\r\\n');
} else {
  const pages = value('--source') === 'glass' ? [plan.glass].filter(Boolean) : plan.pages;
  const good = isReached(0) || plan.trouble ? pages.slice(0, plan.trouble ? plan.after ?? 0 : undefined) : pages;
  if (plan.trouble === 'stall') hang();
  else {
    for (const [at, page] of good.entries())
      fs.writeFileSync(value('-o').replace(/\\$\\((n+)\\)/, (_, ns) => String(at + 1).padStart(ns.length, '0')), Buffer.from(page, 'base64'));
    if (plan.trouble) process.stdout.write(words[plan.trouble] + '\\r\\n');
    else if (pages.length === 0) process.stdout.write('No pages are in the feeder.\\r\\n');
  }
}
`;
