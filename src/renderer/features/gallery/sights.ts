/** What there is to see of a template, and what is said of it. */
import type { Tile, TileScan } from '#contract/tiles';
import { finding } from '#domain/finding/finding';
import type { ScanSide } from '#domain/picture/picture';
import { useSayer } from '../../app/language.tsx';
import { type Say, useText } from '../../app/use-text.ts';

export type Sight = {
  readonly kind: 'picture' | 'scan';
  readonly id: string;
  /** null for the picture that will be uploaded. */
  readonly side: ScanSide | null;
  readonly damaged: boolean;
};

/** The papers themselves before proofs that came with them. */
const papersFirst = (scans: readonly TileScan[]): readonly TileScan[] => {
  const papers = scans.filter(({ side }) => side !== 'proof');
  return papers.length > 0 ? papers : scans;
};

/** The picture that will be uploaded, else the first two scans, front before back; `more`: scans beyond those. */
export const sightsOf = ({
  picture,
  scans,
}: Pick<Tile, 'picture' | 'scans'>): { readonly sights: readonly Sight[]; readonly more: number } => {
  if (picture) return { sights: [{ kind: 'picture', side: null, ...picture }], more: 0 };
  const papers = papersFirst(scans);
  const place: Readonly<Record<ScanSide, number>> = { front: 0, page: 1, back: 2, proof: 3 };
  const shown = papers.toSorted((a, b) => place[a.side] - place[b.side]).slice(0, 2);
  return {
    sights: shown.map(({ id, side, damaged }) => ({ kind: 'scan', id, side, damaged })),
    more: papers.length - shown.length,
  };
};

export const refOf = ({ kind, id }: Pick<Sight, 'kind' | 'id'>, width: number): string =>
  `${kind}/${id}?width=${width}`;

export const sightName = (t: Say, { side }: Pick<Sight, 'side'>): string =>
  side === null ? t('picture.prepared') : t(`side.${side}`);

/** What of its pictures is damaged, as sentences. */
export const useDamage = (): ((tile: Tile) => string[]) => {
  const say = useSayer();
  return ({ picture, scans }) => [
    ...(picture?.damaged ? [say.finding(finding('picture-lost', { picture: 'upload' }))] : []),
    ...scans
      .filter(({ damaged }) => damaged)
      .map(({ name }) => say.finding(finding('picture-scan-lost', { picture: 'scan' }, { data: { name } }))),
  ];
};

/** The sides that are there, in words. */
export const useSides = (): ((tile: Tile) => string) => {
  const t = useText();
  return (tile) => {
    const { sights, more } = sightsOf(tile);
    if (sights.length === 0) return t('gallery.noScan');
    const names = sights.map((sight) => sightName(t, sight)).join(t('gallery.and'));
    return more > 0 ? `${names} ${t('gallery.more', { n: more })}` : names;
  };
};

/** One of them in words: what it is, or why it cannot be seen; alone, that says enough. */
export const useSightWords = (): ((
  sight: Sight,
  isBroken: boolean,
  isAlone: boolean,
) => { readonly text: string; readonly isTrouble: boolean }) => {
  const t = useText();
  return (sight, isBroken, isAlone) => {
    const name = sightName(t, sight);
    if (!sight.damaged && !isBroken) return { text: name, isTrouble: false };
    const trouble = t(sight.damaged ? 'gallery.lost' : 'gallery.notShown');
    return { text: isAlone ? trouble : `${name} ${trouble}`, isTrouble: true };
  };
};
