/** What there is to see of a template, as small as a tile. */
import { useEffect } from 'react';
import type { Tile } from '#contract/tiles';
import { useText } from '../../app/use-text.ts';
import { ImageIcon, StopIcon } from '../../look/icons.tsx';
import { measures, type TileSize } from './layout.ts';
import { PictureElement, usePicture } from './pictures.tsx';
import { refOf, type Sight, sightsOf, useSightWords } from './sights.ts';

type Broken = {
  /** Ids of those that could not be shown. */
  readonly broken: ReadonlySet<string>;
  readonly onBroken: (id: string, is: boolean) => void;
};

export const TilePictures = ({
  tile,
  size,
  isInSight,
  broken,
  onBroken,
}: Broken & {
  readonly tile: Tile;
  readonly size: TileSize;
  /** Only then they are fetched. */
  readonly isInSight: boolean;
}) => {
  const t = useText();
  const { sights, more } = sightsOf(tile);
  if (sights.length === 0)
    return (
      <span className="tile-none">
        <ImageIcon /> {t('gallery.noScan')}
      </span>
    );
  return (
    <>
      {sights.map((sight) => (
        <TilePicture
          key={sight.id}
          sight={sight}
          width={measures[size].thumb}
          isInSight={isInSight}
          isAlone={sights.length === 1}
          isBroken={broken.has(sight.id)}
          onBroken={onBroken}
        />
      ))}
      {more > 0 ? (
        <span className="tile-more tabular" data-more={t('gallery.more', { n: more })} aria-hidden="true" />
      ) : null}
    </>
  );
};

const TilePicture = ({
  sight,
  width,
  isInSight,
  isAlone,
  isBroken,
  onBroken,
}: Pick<Broken, 'onBroken'> & {
  readonly sight: Sight;
  readonly width: number;
  readonly isInSight: boolean;
  readonly isAlone: boolean;
  readonly isBroken: boolean;
}) => {
  const wordsOf = useSightWords();
  const picture = usePicture(isInSight && !sight.damaged ? refOf(sight, width) : null, 'small');
  const { id } = sight;
  useEffect(() => {
    if (picture !== undefined) onBroken(id, picture === null);
  }, [id, picture, onBroken]);
  const { text, isTrouble } = wordsOf(sight, isBroken, isAlone);
  return (
    <span className={`tile-picture ${picture || isTrouble ? '' : 'coming'}`}>
      {isTrouble ? (
        <span className="tile-trouble ink-stop">
          <StopIcon /> {text}
        </span>
      ) : picture ? (
        <PictureElement picture={picture} />
      ) : null}
    </span>
  );
};
