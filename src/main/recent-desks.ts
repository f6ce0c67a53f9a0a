/** The desks that were open lately, newest first. Pure; a list that cannot be read is an empty one. */
import { isAbsolute } from 'node:path';

const longest = 8;

export const readRecentDesks = (text: string): string[] => {
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list)
      ? list.filter((one): one is string => typeof one === 'string' && isAbsolute(one)).slice(0, longest)
      : [];
  } catch {
    return [];
  }
};

/** With `dir` in front, once. */
export const withDesk = (recent: readonly string[], dir: string): string[] =>
  [dir, ...recent.filter((one) => one !== dir)].slice(0, longest);
