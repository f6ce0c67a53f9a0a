import { memo } from 'react';
import type { Tile } from '#contract/tiles';
import { useSayer } from '../../app/language.tsx';
import { useText } from '../../app/use-text.ts';
import { ImageIcon, StopIcon, TickIcon, WholeIcon } from '../../look/icons.tsx';
import { standingOf } from '../../parts/level.tsx';
import { measures, type TileSize } from './layout.ts';
import { PictureElement, usePicture } from './pictures.tsx';
import { refOf, type Sight, sightName, sightsOf, useSides } from './sights.ts';

export const tileId = (index: number): string => `tile-${index}`;

type TileProps = {
  readonly tile: Tile | null | undefined;
  readonly index: number;
  readonly total: number;
  readonly size: TileSize;
  /** Only then its pictures are fetched. */
  readonly isInSight: boolean;
  readonly isActive: boolean;
  readonly isSelected: boolean;
  readonly onPress: (index: number, how: 'open' | 'extend' | 'toggle' | 'look') => void;
};

/** One template. Keys are the board's, so that nothing in here takes the focus. */
export const TemplateTile = memo((props: TileProps) => {
  const { tile, index, total, size, isInSight, isActive, isSelected, onPress } = props;
  const t = useText();
  const say = useSayer();
  const sidesOf = useSides();
  const optionOf = (label: string) => ({
    role: 'option',
    'aria-label': label,
    id: tileId(index),
    'aria-posinset': index + 1,
    'aria-setsize': total,
    'aria-selected': isSelected,
  });
  const isOn = isActive ? 'active' : '';
  if (!tile)
    return (
      <div
        {...optionOf(t(tile === null ? 'grid.gone' : 'app.loading'))}
        className={`tile ${isOn} ${tile === null ? '' : 'loading'}`}
      >
        <span className="tile-pictures">
          {tile === null ? <span className="tile-none">{t('grid.gone')}</span> : null}
        </span>
      </div>
    );
  const standing = standingOf(t, tile.state, tile.check);
  const name = tile.name || t('template.unnamed');
  const paper = tile.certificateType ? say.certificate(tile.certificateType) : t('templates.noPaper');
  return (
    <div
      {...optionOf([name, standing.text, paper, sidesOf(tile)].join(t('history.comma')))}
      className={`tile ${isOn} ${tile.removed ? 'removed' : ''}`}
      title={[name, standing.text, paper].join('\n')}
      onClick={({ shiftKey, ctrlKey, metaKey }) =>
        onPress(index, shiftKey ? 'extend' : ctrlKey || metaKey ? 'toggle' : 'open')
      }
    >
      <span className="tile-pictures">
        <TilePictures tile={tile} size={size} isInSight={isInSight} />
        <TileButton
          kind={`tick ${isSelected ? 'on' : ''}`}
          onPress={(withShift) => onPress(index, withShift ? 'extend' : 'toggle')}
        >
          <TickIcon />
        </TileButton>
        <TileButton kind="tile-look" onPress={() => onPress(index, 'look')}>
          <WholeIcon />
        </TileButton>
      </span>
      <span className="tile-name as-typed">{name}</span>
      <span className="tile-facts">
        <span className={`row-standing ink-${standing.tone}`}>
          <standing.icon /> {standing.text}
        </span>
        <span className="tile-paper clip">{paper}</span>
      </span>
    </div>
  );
});

/** For the pointer: an option of a list holds no buttons, and keys do the same. */
const TileButton = ({
  kind,
  onPress,
  children,
}: {
  readonly kind: string;
  readonly onPress: (withShift: boolean) => void;
  readonly children: React.ReactNode;
}) => (
  <span
    className={kind}
    aria-hidden="true"
    onMouseDown={(event) => event.preventDefault()}
    onClick={(event) => {
      event.stopPropagation();
      onPress(event.shiftKey);
    }}
  >
    {children}
  </span>
);

const TilePictures = ({ tile, size, isInSight }: Pick<TileProps, 'size' | 'isInSight'> & { tile: Tile }) => {
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
        />
      ))}
      {more > 0 ? <span className="tile-more tabular">{t('gallery.more', { n: more })}</span> : null}
    </>
  );
};

const TilePicture = ({
  sight,
  width,
  isInSight,
  isAlone,
}: {
  readonly sight: Sight;
  readonly width: number;
  readonly isInSight: boolean;
  readonly isAlone: boolean;
}) => {
  const t = useText();
  const picture = usePicture(isInSight && !sight.damaged ? refOf(sight, width) : null, 'small');
  const trouble = sight.damaged ? 'gallery.lost' : picture === null ? 'gallery.notShown' : null;
  return (
    <span className={`tile-picture ${picture || trouble ? '' : 'coming'}`}>
      {trouble ? (
        <span className="tile-trouble ink-stop">
          <StopIcon /> {isAlone ? '' : `${sightName(t, sight)} `}
          {t(trouble)}
        </span>
      ) : picture ? (
        <PictureElement picture={picture} />
      ) : null}
    </span>
  );
};
