/** The pictures of one template as large as the window, without leaving the gallery: arrows go on to the next one. */
import { useEffect, useRef } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { Tile } from '#contract/tiles';
import { useText } from '../../app/use-text.ts';
import { StopIcon } from '../../look/icons.tsx';
import { Button } from '../../parts/button.tsx';
import { useKeys } from '../workshop/use-keys.ts';
import { TileWords } from './gallery-foot.tsx';
import { type Board, measures, tileAfter } from './layout.ts';
import { PictureElement, useAhead, useKnown, usePicture } from './pictures.tsx';
import { refOf, type Sight, sightName, sightsOf } from './sights.ts';
import type { TileAt } from './use-tiles.ts';

/** Pixels: more than a window has, less than a scan. */
const largeWidth = 1600;

export const LookLarge = ({
  tileAt,
  at,
  board,
  isSelected,
  onMove,
  onToggle,
  onOpen,
  onClose,
}: {
  readonly tileAt: TileAt;
  readonly at: number;
  readonly board: Board;
  readonly isSelected: boolean;
  readonly onMove: (to: number) => void;
  readonly onToggle: () => void;
  readonly onOpen: () => void;
  readonly onClose: () => void;
}) => {
  const t = useText();
  const stage = useRef<HTMLDivElement>(null);
  const tile = tileAt(at);
  useEffect(() => stage.current?.focus(), []);
  useAhead(refsOf(tileAt(at + 1)));
  useKeys((event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isControl = event.target instanceof HTMLElement && event.target.closest('button') !== null;
    const to = event.shiftKey ? null : tileAfter(event.key, at, board);
    if (event.key === 'Escape' || event.key.toLowerCase() === 'z') onClose();
    else if (to !== null) onMove(to);
    else if (isControl) return;
    else if (event.key === 'Enter') onOpen();
    else if (event.key === ' ' && !event.repeat) onToggle();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  const name = tile ? tile.name || t('template.unnamed') : t(tile === null ? 'grid.gone' : 'app.loading');
  return (
    <ModalOverlay className="workshop-shade look-large-shade" isOpen isKeyboardDismissDisabled>
      <Modal className="look-large-shade">
        <Dialog className="look-large" aria-label={t('gallery.lookOf', { name })}>
          <header className="look-large-head">
            <Heading slot="title" className="unseen">
              {t('gallery.lookOf', { name })}
            </Heading>
            {/* What has come is told to who does not see it. */}
            <div className="look-large-words" role="status">
              <div>{tile ? <TileWords tile={tile} /> : <p>{name}</p>}</div>
              {isSelected ? <span className="look-large-picked">{t('gallery.picked')}</span> : null}
            </div>
            <span className="quiet tabular">{t('gallery.place', { n: at + 1, total: board.count })}</span>
            <Button onPress={onToggle}>{t(isSelected ? 'gallery.unpick' : 'gallery.pick')}</Button>
            <Button look="primary" onPress={onOpen}>
              {t('gallery.open')}
            </Button>
            <Button onPress={onClose} keys="Esc">
              {t('app.close')}
            </Button>
          </header>
          <div
            ref={stage}
            className="look-large-stage"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: arrows are pressed here
            tabIndex={0}
            role="group"
            aria-label={t('gallery.lookOf', { name })}
          >
            {tile ? <Stage tile={tile} /> : null}
          </div>
          <footer className="look-large-foot quiet">{t('gallery.lookHint')}</footer>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
};

const refsOf = (tile: Tile | null | undefined): readonly string[] =>
  tile
    ? sightsOf(tile)
        .sights.filter(({ damaged }) => !damaged)
        .map((sight) => refOf(sight, largeWidth))
    : [];

const Stage = ({ tile }: { readonly tile: Tile }) => {
  const t = useText();
  const { sights, more } = sightsOf(tile);
  if (sights.length === 0) return <p className="quiet">{t('gallery.noScan')}</p>;
  return (
    <>
      {sights.map((sight) => (
        <LargePicture key={sight.id} sight={sight} />
      ))}
      {more > 0 ? <span className="tile-more tabular" data-more={t('gallery.more', { n: more })} /> : null}
    </>
  );
};

const LargePicture = ({ sight }: { readonly sight: Sight }) => {
  const t = useText();
  const picture = usePicture(sight.damaged ? null : refOf(sight, largeWidth), 'large');
  const name = sightName(t, sight);
  const trouble = sight.damaged ? 'gallery.lost' : picture === null ? 'gallery.notShown' : null;
  return (
    <figure className="look-large-picture" aria-label={name}>
      <div className="look-large-sheet">
        {trouble ? (
          <span className="tile-trouble ink-stop">
            <StopIcon /> {t(trouble)}
          </span>
        ) : picture ? (
          <PictureElement picture={picture} />
        ) : (
          <Sketch sight={sight} />
        )}
      </div>
      <figcaption className="quiet">{name}</figcaption>
    </figure>
  );
};

/** The thumbnail drawn large, until the picture itself is here. */
const Sketch = ({ sight }: { readonly sight: Sight }) => {
  const small = useKnown([refOf(sight, measures.small.thumb), refOf(sight, measures.large.thumb)]);
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const { current } = canvas;
    if (!current || !small) return;
    current.width = small.naturalWidth;
    current.height = small.naturalHeight;
    current.getContext('2d')?.drawImage(small, 0, 0);
  }, [small]);
  return small ? <canvas ref={canvas} className="look-large-sketch" /> : null;
};
