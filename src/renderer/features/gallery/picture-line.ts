/**
 * The line of pictures that a page waits for. A picture that nobody wants any more leaves the line; few are on their way at a time. One that
 * is on its way comes to its end, because the desk makes it anyway, and is kept: who scrolls back sees it at once.
 */
export type PictureLine<T> = {
  /** undefined: not here. */
  known(ref: string): T | undefined;
  /** Tells once, null where it cannot be shown. The answer takes the wish back. */
  want(ref: string, hear: (picture: T | null) => void): () => void;
};

type Hearers = Set<(picture: never) => void>;

/** `atOnce`: on their way at a time. `kept`: of those that have come, the last seen. What failed is tried anew when it is wanted again. */
export const createPictureLine = <T>(
  load: (ref: string) => Promise<T>,
  { atOnce, kept }: { readonly atOnce: number; readonly kept: number },
): PictureLine<T> => {
  const here = new Map<string, T>();
  const waiting = new Map<string, Hearers>();
  const coming = new Map<string, Hearers>();

  const know = (ref: string): T | undefined => {
    const picture = here.get(ref);
    if (picture === undefined) return undefined;
    here.delete(ref);
    here.set(ref, picture);
    return picture;
  };
  const come = (ref: string, hearers: Hearers): void => {
    coming.set(ref, hearers);
    const end = (picture: T | null): void => {
      coming.delete(ref);
      if (picture !== null) here.set(ref, picture);
      for (const old of here.keys()) {
        if (here.size <= kept) break;
        here.delete(old);
      }
      for (const hear of [...hearers]) hear(picture as never);
      next();
    };
    load(ref).then(end, () => end(null));
  };
  const next = (): void => {
    for (const [ref, hearers] of waiting) {
      if (coming.size >= atOnce) return;
      waiting.delete(ref);
      come(ref, hearers);
    }
  };

  return {
    known: know,
    want: (ref, hear) => {
      const picture = know(ref);
      if (picture !== undefined) {
        hear(picture);
        return () => undefined;
      }
      const hearers: Hearers = coming.get(ref) ?? waiting.get(ref) ?? new Set();
      hearers.add(hear);
      if (!coming.has(ref)) waiting.set(ref, hearers);
      next();
      return () => {
        hearers.delete(hear);
        if (hearers.size === 0 && waiting.get(ref) === hearers) waiting.delete(ref);
      };
    },
  };
};
