/** Even spacing of the rows of a zone, which may grow to one side, as perspective makes it. */

/** A symbol that was read, and where it stands along the rows, pixels. */
export type Seen = { readonly at: number; readonly char: string; readonly p: number };

/** So many neighbours' distances are taken as one: a place is known to a step of the strip only, a quarter of a pitch or more. */
const window = 4;
const lowRank = 0.3;

/** Distance of neighbours, over a few of them at a time; fillers, which run together, are none. Lost symbols only make it larger: low rank. */
export const pitchOf = (seen: readonly (readonly Seen[])[]): number | null => {
  const gaps = seen
    .flatMap((row) =>
      row.flatMap(({ at }, index) => {
        const end = row[index + window];
        const isClear = end && row.slice(index, index + window + 1).every(({ char }) => char !== '<');
        return isClear ? [(end.at - at) / window] : [];
      }),
    )
    .sort((a, b) => a - b);
  return gaps.length < 4 ? null : gaps[Math.floor(gaps.length * lowRank)]!;
};

/** Where place n stands: start + pitch × n / (1 + bend × n). */
export type Scale = { readonly start: number; readonly pitch: number; readonly bend: number };
export const placeAt = ({ start, pitch, bend }: Scale, place: number): number =>
  start + (pitch * place) / (1 + bend * place);

/** The scale that symbols of a row stand on, by least squares over a few bends; it begins within `reach` places of `first`. */
export const fitPlaces = (
  seen: readonly Seen[],
  pitch: number,
  places: number,
  first: number,
  reach = 1,
): Scale | null => {
  let best: (Scale & { error: number }) | null = null;
  for (let bend = -0.004; bend <= 0.0041; bend += 0.001)
    for (let shift = -reach; shift <= reach; shift += reach / 4)
      for (let stretch = 0.92; stretch <= 1.081; stretch += 0.01) {
        let scale: Scale = { start: first + shift * pitch, pitch: pitch * stretch, bend };
        for (let turn = 0; turn < 4; turn++) scale = refit(seen, scale, places);
        if (Math.abs(scale.start - first) > (reach + 0.5) * pitch) continue;
        const error = errorOf(seen, scale, places);
        if (!best || error < best.error) best = { ...scale, error };
      }
  return best && best.error < mostError ? best : null;
};

/** Parts of a pitch, root of the mean square. Symbols that fall anywhere have 0.29. */
const mostError = 0.25;

/** How far symbols stand from their places; two in one place, or one before its neighbour, count as a whole place. */
const errorOf = (seen: readonly Seen[], scale: Scale, places: number): number => {
  let sum = 0;
  let last = -1;
  for (const { at, char } of seen) {
    const place = nearest(scale, at, places);
    sum += ((at - placeAt(scale, place)) / scale.pitch) ** 2;
    // Fillers may be read twice.
    if (place <= last && char !== '<') sum += 1;
    last = Math.max(last, place);
  }
  return Math.sqrt(sum / seen.length);
};

const nearest = ({ start, pitch, bend }: Scale, at: number, places: number): number => {
  const u = (at - start) / pitch;
  return Math.min(places - 1, Math.max(0, Math.round(u / (1 - bend * u))));
};

const refit = (seen: readonly Seen[], scale: Scale, places: number): Scale => {
  let [n, su, sx, suu, sux] = [0, 0, 0, 0, 0];
  for (const { at } of seen) {
    const place = nearest(scale, at, places);
    const u = place / (1 + scale.bend * place);
    n++;
    su += u;
    sx += at;
    suu += u * u;
    sux += u * at;
  }
  const below = n * suu - su * su;
  if (Math.abs(below) < 1e-9) return scale;
  const pitch = (n * sux - su * sx) / below;
  return pitch > 0 ? { ...scale, pitch, start: (sx - pitch * su) / n } : scale;
};
