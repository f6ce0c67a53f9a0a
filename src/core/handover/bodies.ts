/** What goes with the scans and pictures of a template beside their bytes. */
import type { Bodies } from '../ports/shared-templates.ts';
import type { HandOverItem } from './item.ts';

/** `stored`: ids in the vault by SHA-256. Papers whose bytes came, and no others: a row must not name bytes that are not there. */
export const bodiesOf = (item: HandOverItem, stored: ReadonlyMap<string, string>): Bodies => {
  const scans: [string, Bodies['scans'] extends ReadonlyMap<string, infer T> ? T : never][] = [];
  for (const [key, body] of Object.entries(item.scans)) {
    const vaultId = stored.get(key.split('#')[0]!);
    if (vaultId !== undefined) scans.push([key, { ...body, vaultId } as (typeof scans)[number][1]]);
  }
  const pictures: [string, Bodies['pictures'] extends ReadonlyMap<string, infer T> ? T : never][] = [];
  for (const [sha256, body] of Object.entries(item.pictures)) {
    const vaultId = stored.get(sha256);
    if (vaultId !== undefined) pictures.push([sha256, { ...body, vaultId }]);
  }
  return { scans: new Map(scans), pictures: new Map(pictures) };
};
