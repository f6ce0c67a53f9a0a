/** The documents of eSCL (Mopria eSCL 2.x; names as in its schemas), read with suspicion: they come from the network. */
import { Fault, type FaultCode } from '#contract/faults';
import {
  paperSize,
  papersWithin,
  resolutionsBetween,
  type ScanColour,
  type ScanSettings,
  type ScanSource,
  type ScanSourceOffer,
} from '#domain/scanner/scanner';
import { readXml } from '../../import/xml.ts';

type Element = { readonly name: string; text: string; readonly children: Element[] };

const deepest = 30;
const mostElements = 5_000;
const unitsPerMillimetre = 300 / 25.4;

/** Fault: scanner-strange, also for documents that declare anything: eSCL's declare nothing. */
export const readDocument = async (bytes: Buffer, root: string): Promise<Element> => {
  const text = bytes.toString('utf8');
  if (/<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST)/i.test(text)) throw new Fault('scanner-strange');
  const top: Element = { name: '', text: '', children: [] };
  const open = [top];
  let count = 0;
  try {
    await readXml(once(text), {
      open: (name) => {
        count += 1;
        if (open.length > deepest || count > mostElements) throw new RangeError('too much of a document');
        const element = { name, text: '', children: [] };
        open.at(-1)!.children.push(element);
        open.push(element);
      },
      close: () => void open.pop(),
      text: (part) => {
        open.at(-1)!.text += part;
      },
    });
  } catch (cause) {
    throw new Fault('scanner-strange', {}, { cause });
  }
  const [document] = top.children;
  if (document?.name !== root || top.children.length > 1) throw new Fault('scanner-strange');
  return document;
};

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

const all = (within: Element, name: string): Element[] =>
  within.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);
const first = (within: Element, name: string): string | null => all(within, name)[0]?.text.trim() ?? null;
const numberIn = (within: Element, name: string): number | null => {
  const text = first(within, name) ?? '';
  return /^\d{1,6}$/.test(text) ? Number(text) : null;
};

const capsOf: Readonly<Record<ScanSource, string>> = {
  flatbed: 'PlatenInputCaps',
  feeder: 'AdfSimplexInputCaps',
  'feeder-duplex': 'AdfDuplexInputCaps',
};
const colourWords: Readonly<Record<ScanColour, string>> = {
  colour: 'RGB24',
  grey: 'Grayscale8',
  'black-and-white': 'BlackAndWhite1',
};

export type EsclScanner = {
  readonly version: string;
  readonly name: string;
  readonly make: string;
  readonly offers: readonly ScanSourceOffer[];
  /** Width and height of each source in 1/300 inch. */
  readonly areas: ReadonlyMap<ScanSource, readonly [number, number]>;
};

/** ScannerCapabilities. Fault: scanner-strange. */
export const readCapabilities = async (bytes: Buffer): Promise<EsclScanner> => {
  const document = await readDocument(bytes, 'ScannerCapabilities');
  const areas = new Map<ScanSource, readonly [number, number]>();
  const offers: ScanSourceOffer[] = [];
  for (const source of Object.keys(capsOf) as ScanSource[]) {
    const [caps] = all(document, capsOf[source]);
    if (!caps) continue;
    const area = [numberIn(caps, 'MaxWidth') ?? 2550, numberIn(caps, 'MaxHeight') ?? 3508] as const;
    areas.set(source, area);
    // Profiles may stand once for all sources, named where they are used.
    const profiles = all(caps, 'ColorMode').length > 0 ? caps : document;
    offers.push({
      source,
      resolutions: resolutionsOf(profiles),
      colours: coloursOf(profiles),
      papers: papersWithin(area[0] / unitsPerMillimetre, area[1] / unitsPerMillimetre),
    });
  }
  if (offers.length === 0) throw new Fault('scanner-strange');
  const version = first(document, 'Version') ?? '';
  return {
    version: /^\d\.\d{1,3}$/.test(version) ? version : '2.0',
    name: plain(first(document, 'MakeAndModel')),
    make: plain(first(document, 'Manufacturer')),
    offers,
    areas,
  };
};

const plain = (text: string | null): string => (text ?? '').replace(/\p{C}/gu, '').slice(0, 120);

const resolutionsOf = (profiles: Element): number[] => {
  const each = all(profiles, 'DiscreteResolution').flatMap((one) => numberIn(one, 'XResolution') ?? []);
  const ranges = all(profiles, 'XResolutionRange').flatMap((range) =>
    resolutionsBetween(numberIn(range, 'Min') ?? 0, numberIn(range, 'Max') ?? 0),
  );
  const found = [...new Set([...each, ...ranges])].filter((dpi) => dpi >= 50 && dpi <= 4800);
  return found.length > 0 ? found.sort((a, b) => a - b) : [300];
};

const coloursOf = (profiles: Element): ScanColour[] => {
  const words = new Set(all(profiles, 'ColorMode').map(({ text }) => text.trim()));
  const known = (Object.keys(colourWords) as ScanColour[]).filter((colour) => words.has(colourWords[colour]));
  return known.length > 0 ? known : ['colour'];
};

/** What ScannerStatus says that stands in the way; `isFeeder` where paper must lie in the feeder. null where nothing does. */
export const readTrouble = async (
  bytes: Buffer,
  { isFeeder, job }: { readonly isFeeder: boolean; readonly job?: string | undefined },
): Promise<FaultCode | null> => {
  const document = await readDocument(bytes, 'ScannerStatus');
  const feeder = isFeeder ? faultOfFeeder[first(document, 'AdfState') ?? ''] : undefined;
  if (feeder && (feeder !== 'scanner-empty' || job === undefined)) return feeder;
  if (job === undefined) return faultOfState[first(document, 'State') ?? ''] ?? null;
  // Whole or not, with a host or without: scanners write the address of a job as they like, but for its end.
  const id = job.slice(job.lastIndexOf('/'));
  const mine = all(document, 'JobInfo').find((info) =>
    first(info, 'JobUri')?.replace(/\/+$/, '').endsWith(id),
  );
  const state = mine ? first(mine, 'JobState') : null;
  return state === 'Aborted' || state === 'Canceled' ? 'scanner-failed' : null;
};

const faultOfFeeder: Readonly<Record<string, FaultCode>> = {
  ScannerAdfEmpty: 'scanner-empty',
  ScannerAdfJam: 'scanner-jammed',
  ScannerAdfMispick: 'scanner-jammed',
  ScannerAdfMultipickDetected: 'scanner-jammed',
  ScannerAdfHatchOpen: 'scanner-open',
  ScannerAdfDuplexPageTooShort: 'scanner-refused',
  ScannerAdfDuplexPageTooLong: 'scanner-refused',
};
const faultOfState: Readonly<Record<string, FaultCode>> = {
  Processing: 'scanner-busy',
  Testing: 'scanner-busy',
  Stopped: 'scanner-failed',
  Down: 'scanner-failed',
};

/** ScanSettings: one region from the corner, as JPEG. */
export const writeSettings = (
  { version, areas }: EsclScanner,
  { source, resolution, colour, paper }: ScanSettings,
): string => {
  const [most, longest] = areas.get(source) ?? [2550, 3508];
  const [width, height] =
    paper === 'whole' ? [most, longest] : paperSize[paper].map((mm) => Math.round(mm * unitsPerMillimetre));
  const isExtended = version !== '2.0';
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<scan:ScanSettings xmlns:scan="http://schemas.hp.com/imaging/escl/2011/05/03" xmlns:pwg="http://www.pwg.org/schemas/2010/12/sm">',
    `<pwg:Version>${version}</pwg:Version>`,
    '<pwg:ScanRegions><pwg:ScanRegion>',
    '<pwg:ContentRegionUnits>escl:ThreeHundredthsOfInches</pwg:ContentRegionUnits>',
    '<pwg:XOffset>0</pwg:XOffset><pwg:YOffset>0</pwg:YOffset>',
    `<pwg:Width>${Math.min(width ?? most, most)}</pwg:Width><pwg:Height>${Math.min(height ?? longest, longest)}</pwg:Height>`,
    '</pwg:ScanRegion></pwg:ScanRegions>',
    '<pwg:DocumentFormat>image/jpeg</pwg:DocumentFormat>',
    isExtended ? '<scan:DocumentFormatExt>image/jpeg</scan:DocumentFormatExt>' : '',
    `<pwg:InputSource>${source === 'flatbed' ? 'Platen' : 'Feeder'}</pwg:InputSource>`,
    source === 'flatbed' ? '' : `<scan:Duplex>${source === 'feeder-duplex'}</scan:Duplex>`,
    `<scan:XResolution>${resolution}</scan:XResolution><scan:YResolution>${resolution}</scan:YResolution>`,
    `<scan:ColorMode>${colourWords[colour]}</scan:ColorMode>`,
    '</scan:ScanSettings>',
  ].join('');
};
