/** A short text that changes whenever what rules and days go by changes. */
import { createHash } from 'node:crypto';
import type { Holidays } from '#domain/calendar/working-days';
import type { NamingLists } from '#domain/naming/naming-lists';
import type { TargetPack } from '#domain/target/target';

const versions = new WeakMap<readonly TargetPack[], string>();

/** Cached by the list of packs, which is a new one after every change. */
export const rulesVersion = (
  appVersion: string,
  packs: readonly TargetPack[],
  naming: NamingLists,
  holidays: Holidays,
): string => {
  const known = versions.get(packs);
  if (known !== undefined) return known;
  const version = createHash('sha256')
    .update(JSON.stringify([appVersion, packs, naming, holidays]))
    .digest('hex')
    .slice(0, 12);
  versions.set(packs, version);
  return version;
};
