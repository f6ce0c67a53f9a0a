/** The tiles of the gallery, read in pages as they come into sight. */
import { useQueries } from '@tanstack/react-query';
import { useRef } from 'react';
import { mostTiles, type Tile } from '#contract/tiles';
import { useDesk } from '../../app/desk.tsx';
import { type Order, pagesAround } from '../templates/list-order.ts';

/** undefined while it is read, null for a template that is gone. */
export type TileAt = (index: number) => Tile | null | undefined;

export type Tiles = {
  readonly tileAt: TileAt;
  /** Some cannot be read now. */
  readonly isTroubled: boolean;
};

/** `first` and `last` are the indexes that exist on screen; `isStale`: rows are being checked again. */
export const useTiles = (order: Order, first: number, last: number, isStale: boolean): Tiles => {
  const { client } = useDesk();
  const { ids, version } = order;
  const pages = pagesAround({ first, last, more: 1 }, mostTiles, ids.length);
  const answers = useQueries({
    queries: pages.map((page) => ({
      // Whatever makes the list old makes its tiles old.
      queryKey: ['list', 'tiles', version, page],
      queryFn: () => client.templates.tiles({ ids: ids.slice(page * mostTiles, (page + 1) * mostTiles) }),
      refetchInterval: isStale ? 1_500 : (false as const),
    })),
  });
  // The order may be a new one of the same templates: until it is read, they are shown as they were.
  const known = useRef<ReadonlyMap<string, Tile>>(new Map());
  const now = new Map<string, Tile>();
  for (const { data } of answers) for (const tile of data ?? []) if (tile) now.set(tile.id, tile);
  const byPage = new Map(pages.map((page, at) => [page, answers[at]?.data]));
  const before = known.current;
  const at = (index: number): Tile | null | undefined => {
    const tile = byPage.get(Math.floor(index / mostTiles))?.[index % mostTiles];
    return tile === undefined ? before.get(ids[index] ?? '') : tile;
  };
  if (now.size > 0) known.current = now;
  return { tileAt: at, isTroubled: answers.some(({ isError }) => isError) };
};
