/** Under the board: the active template with its whole name, and what can be done with the gallery. */
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { tileSizes } from '#contract/schemas';
import type { Tile } from '#contract/tiles';
import { useSayer } from '../../app/language.tsx';
import { useText } from '../../app/use-text.ts';
import { Button } from '../../parts/button.tsx';
import { LevelIcon, standingOf } from '../../parts/level.tsx';
import type { TileSize } from './layout.ts';
import { useDamage, useSides } from './sights.ts';

export const GalleryFoot = ({
  tile,
  size,
  changed,
  onRenew,
  onSize,
}: {
  readonly tile: Tile | null | undefined;
  readonly size: TileSize;
  /** By how many templates the list has become longer or shorter. */
  readonly changed: number;
  readonly onRenew: () => void;
  readonly onSize: (size: TileSize) => void;
}) => {
  const t = useText();
  return (
    <footer className="gallery-foot">
      <div className="gallery-foot-words scrolls">{tile ? <TileWords tile={tile} /> : null}</div>
      <div className="gallery-foot-acts">
        {changed !== 0 ? (
          <Button size="small" onPress={onRenew}>
            {t('grid.renew', { n: Math.abs(changed).toLocaleString('en-US') })}
          </Button>
        ) : null}
        <span className="quiet gallery-foot-keys">{t('gallery.hint')}</span>
        <ToggleButtonGroup
          aria-label={t('gallery.size')}
          className="segments"
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[size]}
          onSelectionChange={([chosen]) => onSize(chosen as TileSize)}
        >
          {tileSizes.map((one) => (
            <ToggleButton key={one} id={one} className="segment">
              {t(`gallery.${one}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </div>
    </footer>
  );
};

/** Name, standing and papers, nothing of them cut. */
export const TileWords = ({ tile }: { readonly tile: Tile }) => {
  const t = useText();
  const say = useSayer();
  const sidesOf = useSides();
  const damageOf = useDamage();
  const standing = standingOf(t, tile.state, tile.check);
  const paper = tile.certificateType ? say.certificate(tile.certificateType) : t('templates.noPaper');
  return (
    <>
      <p className="tile-words-name">
        <b className="as-typed">{tile.name || t('template.unnamed')}</b>{' '}
        <span className={`row-standing ink-${standing.tone}`}>
          <standing.icon /> {standing.text}
        </span>
      </p>
      <p className="quiet tile-words-facts">
        {[paper, sidesOf(tile), tile.customer].filter(Boolean).join(' · ')}
        {tile.maskedNumber ? (
          <>
            {' · '}
            <span className="num">{tile.maskedNumber}</span>
          </>
        ) : null}
      </p>
      {damageOf(tile).map((sentence) => (
        <p key={sentence} className="tile-words-damage ink-stop">
          <LevelIcon level="stop" /> {sentence}
        </p>
      ))}
    </>
  );
};
