import { memo, useCallback, useState } from 'react';
import type { Tile } from '#contract/tiles';
import { useSayer } from '../../app/language.tsx';
import { useText } from '../../app/use-text.ts';
import { TickIcon, WholeIcon } from '../../look/icons.tsx';
import { standingOf } from '../../parts/level.tsx';
import type { TileSize } from './layout.ts';
import { sightsOf, useSightWords } from './sights.ts';
import { TilePictures } from './tile-pictures.tsx';

const none: ReadonlySet<string> = new Set();

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
  const wordsOf = useSightWords();
  const [broken, setBroken] = useState<ReadonlySet<string>>(none);
  const onBroken = useCallback(
    (id: string, is: boolean) =>
      setBroken((now) => {
        if (now.has(id) === is) return now;
        const next = new Set(now);
        if (is) next.add(id);
        else next.delete(id);
        return next;
      }),
    [],
  );
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
  const { sights } = sightsOf(tile);
  // What can be seen in words first, so that a spoken name finds the tile.
  const seen = sights.map((sight) => wordsOf(sight, broken.has(sight.id), sights.length === 1));
  const said = [...seen.filter(({ isTrouble }) => isTrouble), ...seen.filter(({ isTrouble }) => !isTrouble)];
  const label = [name, standing.text, paper, ...said.map(({ text }) => text)];
  if (said.length === 0) label.push(t('gallery.noScan'));
  return (
    <div
      {...optionOf(label.join(t('history.comma')))}
      className={`tile ${isOn} ${tile.removed ? 'removed' : ''}`}
      title={[name, standing.text, paper].join('\n')}
      onClick={({ shiftKey, ctrlKey, metaKey }) =>
        onPress(index, shiftKey ? 'extend' : ctrlKey || metaKey ? 'toggle' : 'open')
      }
    >
      <span className="tile-name as-typed">{name}</span>
      <span className="tile-facts">
        <span className={`row-standing ink-${standing.tone}`}>
          <standing.icon /> <span className="clip">{standing.text}</span>
        </span>
        <span className="tile-paper clip">{paper}</span>
      </span>
      <span className="tile-pictures">
        <TilePictures tile={tile} size={size} isInSight={isInSight} broken={broken} onBroken={onBroken} />
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
