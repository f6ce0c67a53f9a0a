/** The latest results, in memory and never on disk. No version of the code is part of a key: no result outlives the code that made it. */

export type ResultCache<T> = {
  /** Looking something up makes it the latest. */
  get(key: string): T | undefined;
  set(key: string, value: T): void;
  readonly bytes: number;
};

/** Keeps at most `count` results of at most `bytes` together; the one that was not asked for the longest goes first. */
export const createResultCache = <T>(
  most: { readonly count: number; readonly bytes: number },
  sizeOf: (value: T) => number,
): ResultCache<T> => {
  const kept = new Map<string, T>();
  let bytes = 0;
  const drop = (key: string): void => {
    const value = kept.get(key);
    if (value === undefined) return;
    bytes -= sizeOf(value);
    kept.delete(key);
  };
  return {
    get bytes() {
      return bytes;
    },
    get: (key) => {
      const value = kept.get(key);
      if (value === undefined) return undefined;
      kept.delete(key);
      kept.set(key, value);
      return value;
    },
    set: (key, value) => {
      drop(key);
      kept.set(key, value);
      bytes += sizeOf(value);
      for (const oldest of kept.keys()) {
        if (kept.size <= most.count && bytes <= most.bytes) return;
        drop(oldest);
      }
    },
  };
};
