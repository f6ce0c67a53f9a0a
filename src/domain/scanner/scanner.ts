/** What a scanner can do, and what a person asks of it. */

/** `feeder-duplex`: both sides of each sheet. */
export const scanSources = ['flatbed', 'feeder', 'feeder-duplex'] as const;
export type ScanSource = (typeof scanSources)[number];

export const scanColours = ['colour', 'grey', 'black-and-white'] as const;
export type ScanColour = (typeof scanColours)[number];

/** `whole`: all that the source can see. */
export const scanPapers = ['whole', 'a4', 'a5', 'letter'] as const;
export type ScanPaper = (typeof scanPapers)[number];

/** What one source of a scanner offers. */
export type ScanSourceOffer = {
  readonly source: ScanSource;
  /** Dots per inch, ascending. */
  readonly resolutions: readonly number[];
  readonly colours: readonly ScanColour[];
  readonly papers: readonly ScanPaper[];
};

/** How a page is scanned. */
export type ScanSettings = {
  readonly source: ScanSource;
  readonly resolution: number;
  readonly colour: ScanColour;
  readonly paper: ScanPaper;
};

/** Width and height in millimetres (ISO 216; ANSI/ASME Y14.1). */
export const paperSize: Readonly<Record<Exclude<ScanPaper, 'whole'>, readonly [number, number]>> = {
  a4: [210, 297],
  a5: [148, 210],
  letter: [215.9, 279.4],
};

/** Scanners round their glass by a millimetre or two. */
const slack = 2;

/** Papers that lie on a glass of so many millimetres. */
export const papersWithin = (width: number, height: number): ScanPaper[] =>
  scanPapers.filter((paper) => {
    if (paper === 'whole') return true;
    const [wide, high] = paperSize[paper];
    return wide <= width + slack && high <= height + slack;
  });

/** Colour at 300 dpi is what registrars' pictures are made of. */
const wanted = { resolution: 300, colour: 'colour', paper: 'a4' } as const;

/** Resolutions that are offered where a scanner takes any between two. */
const usual = [100, 150, 200, 300, 400, 600, 1200];
export const resolutionsBetween = (least: number, most: number): number[] => {
  const inside = usual.filter((dpi) => dpi >= least && dpi <= most);
  return inside.length > 0 ? inside : [most];
};

/**
 * What is asked of these sources: what a person chose before, as far as they offer it, else colour at 300 dpi, or what is nearest to
 * it. null for a scanner without any source.
 */
export const proposeSettings = (
  offers: readonly ScanSourceOffer[],
  chosen: Partial<ScanSettings> = {},
): ScanSettings | null => {
  const offer = offers.find(({ source }) => source === chosen.source) ?? offers[0];
  if (!offer) return null;
  const { source, resolutions, colours, papers } = offer;
  const dpi = chosen.resolution ?? wanted.resolution;
  const nearest = [...resolutions].sort((a, b) => Math.abs(a - dpi) - Math.abs(b - dpi) || b - a);
  const pick = <T>(all: readonly T[], mine: T | undefined, usually: T): T | undefined =>
    all.find((one) => one === mine) ?? all.find((one) => one === usually) ?? all[0];
  return {
    source,
    resolution: nearest[0] ?? wanted.resolution,
    colour: pick(colours, chosen.colour, wanted.colour) ?? wanted.colour,
    paper: pick(papers, chosen.paper, wanted.paper) ?? 'whole',
  };
};
