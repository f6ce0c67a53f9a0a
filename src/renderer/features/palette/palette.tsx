/** The command palette: one text reaches every page, action, setting and template. */
import { useEffect, useId, useRef, useState } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { isMac, showKeys } from '../../app/keys.ts';
import { useText } from '../../app/use-text.ts';
import { SearchIcon } from '../../look/icons.tsx';
import { Kbd } from '../../parts/button.tsx';
import { type PaletteItem, usePaletteItems } from './palette-items.ts';
import './palette.css';

export const Palette = ({ onClose }: { readonly onClose: () => void }) => {
  const t = useText();
  return (
    <ModalOverlay
      className="shade palette-shade"
      isOpen
      isDismissable
      onOpenChange={(open) => !open && onClose()}
    >
      <Modal className="palette">
        <Dialog className="palette-body" aria-label={t('palette.name')}>
          <PaletteSearch onClose={onClose} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
};

const PaletteSearch = ({ onClose }: { readonly onClose: () => void }) => {
  const t = useText();
  const list = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const items = usePaletteItems(query);
  const chosen = Math.min(at, items.length - 1);
  const run = (item: PaletteItem | undefined) => {
    if (!item) return;
    onClose();
    // The dialog gives the focus back first, so that an action may move it.
    setTimeout(item.run, 0);
  };
  return (
    <>
      <div className="palette-find">
        <SearchIcon />
        <input
          ref={input}
          className="palette-input"
          role="combobox"
          aria-expanded="true"
          aria-controls={list}
          aria-activedescendant={items[chosen] ? `${list}-${chosen}` : undefined}
          aria-label={t('palette.name')}
          placeholder={t('palette.hint')}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setAt(0);
          }}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            const to = moved(event.key, chosen, items.length);
            if (to !== null) {
              event.preventDefault();
              setAt(to);
            } else if (event.key === 'Enter') {
              event.preventDefault();
              run(items[chosen]);
            }
          }}
        />
      </div>
      <div id={list} role="listbox" aria-label={t('palette.name')} className="palette-list scrolls">
        {items.map((item, index) => (
          <PaletteLine
            key={item.id}
            id={`${list}-${index}`}
            item={item}
            isChosen={index === chosen}
            onPoint={() => setAt(index)}
            onRun={() => run(item)}
          />
        ))}
      </div>
      {items.length === 0 ? <p className="palette-none">{t('palette.none')}</p> : null}
      <p className="palette-foot">
        <Kbd>↑↓</Kbd> {t('palette.choose')} <Kbd>Enter</Kbd> {t('palette.run')} <Kbd>Esc</Kbd>{' '}
        {t('palette.close')}
      </p>
    </>
  );
};

/** Arrows go round, pages stop at the ends; null for any other key. */
const moved = (key: string, at: number, count: number): number | null => {
  if (key === 'ArrowDown') return at + 1 < count ? at + 1 : 0;
  if (key === 'ArrowUp') return at > 0 ? at - 1 : Math.max(0, count - 1);
  if (key === 'PageDown') return Math.max(0, Math.min(count - 1, at + 8));
  if (key === 'PageUp') return Math.max(0, at - 8);
  return null;
};

const PaletteLine = ({
  id,
  item,
  isChosen,
  onPoint,
  onRun,
}: {
  readonly id: string;
  readonly item: PaletteItem;
  readonly isChosen: boolean;
  readonly onPoint: () => void;
  readonly onRun: () => void;
}) => {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isChosen) line.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  return (
    <div
      ref={line}
      id={id}
      role="option"
      aria-selected={isChosen}
      tabIndex={-1}
      className={`palette-line ${isChosen ? 'on' : ''}`}
      onPointerMove={onPoint}
      onClick={onRun}
      onKeyDown={(event) => event.key === 'Enter' && onRun()}
    >
      <span className="clip">{item.name}</span>
      <span className="palette-detail clip">{item.detail}</span>
      {item.keys ? <Kbd>{showKeys(item.keys, isMac())}</Kbd> : null}
    </div>
  );
};
