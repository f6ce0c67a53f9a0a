/** A short text that changes whenever what the rules go by changes. */
import { createHash } from 'node:crypto';
import type { NamingLists } from '#domain/naming/naming-lists';
import type { TargetPack } from '#domain/target/target';

const versions = new WeakMap<readonly TargetPack[], string>();

/** Cached by the list of packs, which is a new one after every change. */
export const rulesVersion = (
  appVersion: string,
  packs: readonly TargetPack[],
  naming: NamingLists,
): string => {
  const known = versions.get(packs);
  if (known !== undefined) return known;
  const version = createHash('sha256')
    .update(JSON.stringify([appVersion, packs, naming]))
    .digest('hex')
    .slice(0, 12);
  versions.set(packs, version);
  return version;
};
