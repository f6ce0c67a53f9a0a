/** Pictures of the gallery as elements, each fetched once: what the desk answers may be cached nowhere else. */
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import { useDesk } from '../../app/desk.tsx';
import { createPictureLine, type PictureLine } from './picture-line.ts';

/** Milliseconds that a tile stays before its picture is asked for: who only scrolls past wants none. */
const pause = 90;

type Lines = {
  readonly small: PictureLine<HTMLImageElement>;
  /** Of those that fill the window few are kept. */
  readonly large: PictureLine<HTMLImageElement>;
};

const LinesContext = createContext<Lines | null>(null);

/** One of the desk's workers stays free for who clicks. */
const atOnce = (): number => Math.max(1, Math.min(3, navigator.hardwareConcurrency - 1));

export const Pictures = ({ children }: { readonly children: ReactNode }) => {
  const { blobUrl } = useDesk();
  const [lines] = useState<Lines>(() => {
    const load = async (ref: string): Promise<HTMLImageElement> => {
      const image = new Image();
      image.alt = '';
      image.draggable = false;
      image.src = blobUrl(ref);
      await image.decode();
      return image;
    };
    return {
      small: createPictureLine(load, { atOnce: atOnce(), kept: 400 }),
      large: createPictureLine(load, { atOnce: 2, kept: 6 }),
    };
  });
  return <LinesContext value={lines}>{children}</LinesContext>;
};

/** undefined while it comes, null where it cannot be shown. */
export type Shown = HTMLImageElement | null | undefined;

/** `ref` null: none is wanted now. */
export const usePicture = (ref: string | null, line: keyof Lines): Shown => {
  const lines = useContext(LinesContext);
  if (!lines) throw new Error('no Pictures around');
  const pictures = lines[line];
  const [come, setCome] = useState<{ readonly ref: string; readonly picture: Shown } | null>(null);
  useEffect(() => {
    if (ref === null) return;
    const hear = (picture: Shown) => setCome({ ref, picture });
    const known = pictures.known(ref);
    if (known) return hear(known);
    let leave: (() => void) | null = null;
    const timer = setTimeout(() => {
      leave = pictures.want(ref, hear);
    }, pause);
    return () => {
      clearTimeout(timer);
      leave?.();
    };
  }, [ref, pictures]);
  if (ref !== null) return come?.ref === ref ? come.picture : pictures.known(ref);
  return come?.picture;
};

/** What comes next is here when somebody goes there. */
export const useAhead = (refs: readonly string[]): void => {
  const lines = useContext(LinesContext);
  const wanted = refs.join(' ');
  useEffect(() => {
    if (wanted === '' || !lines) return;
    let leave: (() => void)[] = [];
    const timer = setTimeout(() => {
      leave = wanted.split(' ').map((ref) => lines.large.want(ref, () => undefined));
    }, 2 * pause);
    return () => {
      clearTimeout(timer);
      for (const drop of leave) drop();
    };
  }, [wanted, lines]);
};

/** Puts the element itself into the page: another with the same address would be fetched anew. */
export const PictureElement = ({ picture }: { readonly picture: HTMLImageElement }) => {
  const host = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    host.current?.replaceChildren(picture);
  }, [picture]);
  return <span ref={host} className="picture-host" />;
};

/** The first of these small pictures that is here already. */
export const useKnown = (refs: readonly string[]): HTMLImageElement | undefined => {
  const lines = useContext(LinesContext);
  for (const ref of refs) {
    const picture = lines?.small.known(ref);
    if (picture) return picture;
  }
  return undefined;
};
