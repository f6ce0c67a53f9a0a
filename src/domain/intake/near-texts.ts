/** Texts that are nearly equal to one that was read: at most a few characters were taken for others. They rank candidates, and decide nothing. */

export type NearTexts = {
  /** Ids of texts as long as this one, with the number of characters that differ. */
  find(text: string): readonly { readonly id: string; readonly distance: number }[];
};

/** Parts that a text is cut into: with fewer wrong characters than parts, one part at least is right. */
const parts = 3;

/** More than this many texts under one part tell nothing, and would take long to compare. */
const mostAlike = 400;

/** Of texts that are folded already. */
export const indexNearTexts = (
  texts: Iterable<readonly [text: string, ids: Iterable<string>]>,
): NearTexts => {
  const byPart = new Map<string, (readonly [string, Iterable<string>])[]>();
  for (const entry of texts)
    for (const part of partsOf(entry[0])) {
      const known = byPart.get(part);
      if (known) known.push(entry);
      else byPart.set(part, [entry]);
    }
  return {
    find: (text) => {
      const found = new Map<string, number>();
      for (const part of partsOf(text)) {
        const some = byPart.get(part) ?? [];
        if (some.length > mostAlike) continue;
        for (const [other, ids] of some) {
          const distance = differences(text, other);
          if (distance <= mostDifferent(text)) for (const id of ids) found.set(id, distance);
        }
      }
      return [...found].map(([id, distance]) => ({ id, distance })).sort((a, b) => a.distance - b.distance);
    },
  };
};

/** So many characters of a text may be read wrong before it is another one. */
export const mostDifferent = (text: string): number => Math.min(4, Math.floor(text.length / 3));

/** Characters that differ; every one of texts of different lengths. */
export const differences = (a: string, b: string): number => {
  if (a.length !== b.length) return Math.max(a.length, b.length);
  let count = 0;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) count++;
  return count;
};

const partsOf = (text: string): string[] => {
  const count = Math.min(parts, text.length);
  return Array.from({ length: count }, (_, index) => {
    const [from, to] = [index, index + 1].map((at) => Math.floor((at * text.length) / count)) as [
      number,
      number,
    ];
    return `${text.length} ${index} ${text.slice(from, to)}`;
  });
};
