/** What `scanimage -A` says of a device (scanimage(1); SANE standard 1.06, 4.5): which of its own words mean what the desk asks for. */
import {
  papersWithin,
  resolutionsBetween,
  type ScanColour,
  type ScanSource,
  type ScanSourceOffer,
} from '#domain/scanner/scanner';

export type SaneDevice = {
  readonly offers: readonly ScanSourceOffer[];
  /** The device's own words; '' where it has no such option and does it anyway. */
  readonly sources: ReadonlyMap<ScanSource, string>;
  readonly modes: ReadonlyMap<ScanColour, string>;
  readonly hasResolution: boolean;
  /** Millimetres that the glass or the feeder can see; null where the device does not let an area be chosen. */
  readonly area: readonly [width: number, height: number] | null;
};

/** `--mode Gray|Color [Gray]`, `--resolution 1..1200dpi (in steps of 1) [50]`, `-x 0..200mm [80]`; not those that are `[inactive]`. */
const optionLine = /^\s+(?:--([a-z0-9-]+)|-([lxty]))(?:[ =]|\[=\()(.*?)\)?\s+\[([^\]]*)\]/;

const optionsOf = (text: string): ReadonlyMap<string, string> => {
  const options = new Map<string, string>();
  for (const line of text.split('\n')) {
    const [, long, short, values = '', now] = optionLine.exec(line) ?? [];
    const name = long ?? short;
    if (name !== undefined && now !== 'inactive' && !options.has(name)) options.set(name, values);
  }
  return options;
};

const sourceOf = (word: string): ScanSource | null => {
  if (/transparen|negative|slide|film|tpu/i.test(word)) return null;
  if (/duplex|both ?sides/i.test(word)) return 'feeder-duplex';
  if (/adf|feeder|sheet/i.test(word)) return /back/i.test(word) ? null : 'feeder';
  return /flatbed|platen|glass|normal|document table/i.test(word) ? 'flatbed' : null;
};

const colourOf = (word: string): ScanColour | null => {
  if (/infra/i.test(word)) return null;
  if (/colou?r|rgb/i.test(word)) return 'colour';
  if (/gr[ae]y/i.test(word)) return 'grey';
  return /lineart|black|binary|monochrome/i.test(word) ? 'black-and-white' : null;
};

/** The first word for each meaning. */
const meanings = <T>(values: string | undefined, meaning: (word: string) => T | null): Map<T, string> => {
  const found = new Map<T, string>();
  for (const word of values?.split('|') ?? []) {
    const meant = meaning(word);
    if (meant !== null && !found.has(meant)) found.set(meant, word);
  }
  return found;
};

const readResolutions = (values: string | undefined): number[] => {
  if (values === undefined) return [300];
  const [, least, most] = /^(\d+)(?:\.\d+)?\.\.(\d+)/.exec(values) ?? [];
  if (least !== undefined) return resolutionsBetween(Number(least), Number(most));
  return values
    .split('|')
    .map((value) => Math.round(Number.parseFloat(value)))
    .filter((dpi) => dpi >= 50 && dpi <= 4800)
    .sort((a, b) => a - b);
};

const reach = (values: string | undefined): number | null => {
  const most = /\.\.(\d+(?:\.\d+)?)mm/.exec(values ?? '')?.[1];
  return most === undefined ? null : Number(most);
};

export const readSaneOptions = (text: string): SaneDevice => {
  const options = optionsOf(text);
  const sources = meanings(options.get('source'), sourceOf);
  if (sources.size === 0) sources.set('flatbed', '');
  const modes = meanings(options.get('mode'), colourOf);
  if (modes.size === 0) modes.set('colour', '');
  const [width, height] = [reach(options.get('x')), reach(options.get('y'))];
  const area = width === null || height === null ? null : ([width, height] as const);
  const offer = {
    resolutions: readResolutions(options.get('resolution')),
    colours: [...modes.keys()],
    papers: area === null ? (['whole'] as const) : papersWithin(...area),
  };
  return {
    offers: [...sources.keys()].map((source) => ({ source, ...offer })),
    sources,
    modes,
    hasResolution: options.has('resolution'),
    area,
  };
};
