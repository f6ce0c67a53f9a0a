/** The desk's key slots: which there are, what is wrong with them, and adding, testing, replacing and removing one. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { isPortable, type KeySlotView, type KeysView } from '#contract/keys';
import { useDesk } from '../../app/desk.tsx';
import { useText } from '../../app/use-text.ts';
import { WarnIcon } from '../../look/icons.tsx';
import { Button } from '../../parts/button.tsx';
import { AddOffice, AddPassphrase } from './add-slot.tsx';
import { NewWords } from './new-words.tsx';
import { RekeyDialog } from './rekey-dialog.tsx';
import { RemoveSlot, TestSlot } from './slot-questions.tsx';
import { keysQuery, useKeysChange, useSlotName } from './use-keys.ts';
import './key-slots.css';

type Open =
  | { readonly what: 'passphrase' | 'words' | 'office'; readonly replaces: KeySlotView | null }
  | { readonly what: 'test' | 'remove'; readonly slot: KeySlotView }
  | { readonly what: 'rekey' };

export const KeySlots = () => {
  const t = useText();
  const desk = useDesk();
  const { data: view } = useQuery(keysQuery(desk));
  const [open, setOpen] = useState<Open | null>(null);
  const change = useKeysChange();
  const close = () => setOpen(null);
  if (!view) return null;
  const kinds = view.slots.map(({ kind }) => kind);
  return (
    <section aria-label={t('keys.title')}>
      <h2>{t('keys.title')}</h2>
      <p className="quiet">{t('keys.about')}</p>
      <Notices view={view} />
      <table className="pack-table key-table">
        <thead>
          <tr>
            <th scope="col">{t('keys.slot')}</th>
            <th scope="col">{t('keys.made')}</th>
            <th scope="col">{t('keys.tested')}</th>
            <th scope="col">
              <span className="unseen">{t('keys.remove')}</span>
            </th>
          </tr>
        </thead>
        <tbody className="tabular">
          {view.slots.map((slot) => (
            <SlotRow key={slot.id} slot={slot} onOpen={setOpen} />
          ))}
        </tbody>
      </table>
      <p className="about-buttons">
        {(['passphrase', 'words', 'office'] as const).map((what) => (
          <Button key={what} size="small" onPress={() => setOpen({ what, replaces: null })}>
            {t(addNames[what])}
          </Button>
        ))}
        {view.hasSystemStore && !kinds.includes('system') ? (
          <Button
            size="small"
            onPress={() =>
              void change((client) => client.keys.add({ kind: 'system' }), 'keys.added', 'system')
            }
          >
            {t('keys.addSystem')}
          </Button>
        ) : null}
        <Button size="small" onPress={() => setOpen({ what: 'rekey' })}>
          {t('keys.rekeyOpen')}
        </Button>
      </p>
      {open?.what === 'passphrase' ? <AddPassphrase replaces={open.replaces} onClose={close} /> : null}
      {open?.what === 'office' ? <AddOffice replaces={open.replaces} onClose={close} /> : null}
      {open?.what === 'words' ? <NewWords replaces={open.replaces} onClose={close} /> : null}
      {open?.what === 'rekey' ? <RekeyDialog view={view} onClose={close} /> : null}
      {open?.what === 'test' ? <TestSlot slot={open.slot} onClose={close} /> : null}
      {open?.what === 'remove' ? <RemoveSlot slot={open.slot} view={view} onClose={close} /> : null}
    </section>
  );
};

const addNames = {
  passphrase: 'keys.addPassphrase',
  words: 'keys.addWords',
  office: 'keys.addOffice',
} as const;

const Notices = ({ view }: { readonly view: KeysView }) => {
  const t = useText();
  const kinds = view.slots.map(({ kind }) => kind);
  const notices = [
    ...(view.trouble === 'changed' ? ['keys.changed' as const] : []),
    ...(kinds.includes('file') ? ['keys.clear' as const] : []),
    ...(view.waits ? ['keys.rekeyWaits' as const] : []),
    ...(kinds.some(isPortable) ? [] : ['keys.noPortable' as const]),
  ];
  return notices.map((text) => (
    <p key={text} className="ink-warn key-notice">
      <WarnIcon /> {t(text)}
    </p>
  ));
};

const SlotRow = ({ slot, onOpen }: { readonly slot: KeySlotView; readonly onOpen: (open: Open) => void }) => {
  const t = useText();
  const name = useSlotName();
  const called = { slot: name(slot) };
  const { kind } = slot;
  return (
    <tr>
      <th scope="row">{name(slot)}</th>
      <td>{slot.madeAt.slice(0, 10) || '–'}</td>
      <td>{slot.testedAt?.slice(0, 10) ?? t('keys.notTested')}</td>
      <td className="key-buttons">
        {kind === 'file' ? null : (
          <Button
            size="small"
            aria-label={t('keys.testName', called)}
            onPress={() => onOpen({ what: 'test', slot })}
          >
            {t('keys.test')}
          </Button>
        )}
        {isPortable(kind) ? (
          <Button
            size="small"
            aria-label={t('keys.replaceName', called)}
            onPress={() => onOpen({ what: kind, replaces: slot })}
          >
            {t('keys.replace')}
          </Button>
        ) : null}
        <Button
          size="small"
          aria-label={t('keys.removeName', called)}
          onPress={() => onOpen({ what: 'remove', slot })}
        >
          {t('keys.remove')}
        </Button>
      </td>
    </tr>
  );
};
