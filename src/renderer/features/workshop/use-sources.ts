/** Where the page gets a scan's pixels: a copy that is there at once, and one with all of them as soon as it has come. */
import { useEffect, useState } from 'react';
import type { Scan } from '#domain/picture/picture';
import { useDesk } from '../../app/desk.tsx';

/** Wide enough for every window. */
const copyWidth = 2000;
/** As wide as the desk hands out. */
const fullWidth = 4000;

export const useSources = (scans: readonly Scan[]) => {
  const { blobUrl } = useDesk();
  const [full, setFull] = useState<ReadonlyMap<string, string>>(new Map());
  const large = scans.filter((scan) => scan.facts.width > copyWidth).map((scan) => scan.id);
  const wanted = large.join(' ');
  useEffect(() => {
    let isWanted = true;
    const load = async () => {
      // One after the other, and after the copies: what is on screen comes first.
      for (const id of wanted.split(' ').filter(Boolean)) {
        const image = new Image();
        image.src = blobUrl(`scan/${id}?width=${fullWidth}`);
        const isThere = await image.decode().then(
          () => true,
          // The copy does without; a scan that cannot be read says so where it is shown.
          () => false,
        );
        if (!isWanted) return;
        if (isThere) setFull((now) => new Map(now).set(id, image.src));
      }
    };
    void load();
    return () => {
      isWanted = false;
    };
  }, [wanted, blobUrl]);
  const sourceOf = (id: string) => blobUrl(`scan/${id}?width=${copyWidth}`);
  return { sourceOf, fullSourceOf: (id: string) => full.get(id) ?? sourceOf(id) };
};
