/** What an edition of the rules would change, before it is taken in. */
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { BroughtPack, EditionPreview } from '#contract/edition';
import { useLanguage, useSayer } from '../../app/language.tsx';
import { useText } from '../../app/use-text.ts';
import { Button } from '../../parts/button.tsx';
import { PackChanges } from './pack-changes.tsx';
import { PackDifferences } from './pack-differences.tsx';

type DialogProps = {
  readonly preview: EditionPreview;
  readonly onClose: () => void;
  readonly onAdd: () => void;
};

export const EditionDialog = ({ preview, onClose, onAdd }: DialogProps) => {
  const t = useText();
  const say = useSayer();
  const { edition, date, from, packs, leaving, checked, changes, networks } = preview;
  return (
    <ModalOverlay className="shade" isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className="ask wide-ask">
        <Dialog className="ask-body pack-preview">
          <Heading slot="title" className="ask-title">
            {t('edition.previewTitle', { edition })}
          </Heading>
          <p className="quiet">
            {`${date} · ${t('edition.checked', { n: checked })}${from === null ? '' : ` · ${say.label('editionReplaces', { from })}`}`}
          </p>
          <div className="scrolls pack-preview-body" tabIndex={-1}>
            <PackChanges changes={changes} />
            <OtherChanges {...preview} />
            {packs.map((pack) => (
              <Brought key={pack.id} pack={pack} />
            ))}
            {leaving.map((id) => (
              <p key={id}>{say.label('editionLeaving', { id })}</p>
            ))}
          </div>
          <p className="quiet">
            {say.label('editionAtOnce')}{' '}
            {networks === null
              ? null
              : networks === ''
                ? say.label('editionOwnNetworks')
                : say.label('editionOtherNetworks', { version: networks })}
          </p>
          <div className="ask-answers">
            <Button onPress={onClose}>{t('app.cancel')}</Button>
            <Button look="primary" autoFocus onPress={onAdd}>
              {t('edition.add')}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
};

/** Days off and naming words. */
const OtherChanges = ({ holidays, naming }: Pick<EditionPreview, 'holidays' | 'naming'>) => {
  const t = useText();
  const say = useSayer();
  const words = naming.added + naming.removed > 0;
  if (holidays.length === 0 && !words) return null;
  return (
    <>
      <h3>{t('office.title')}</h3>
      <ul>
        {holidays.map(({ year, kind }) => (
          <li key={year}>{say.label(`editionYear.${kind}`, { year })}</li>
        ))}
        {words ? <li>{say.label('editionWords', { ...naming })}</li> : null}
      </ul>
    </>
  );
};

const Brought = ({ pack: { id, name, asOf, kind, differences } }: { readonly pack: BroughtPack }) => {
  const t = useText();
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  return (
    <section aria-label={name[language]}>
      <h3>
        {name[language]} <span className="quiet num">{`${id} · ${asOf}`}</span>
      </h3>
      {kind === 'replaced' ? null : <p className="quiet">{t(`edition.${kind}`)}</p>}
      <PackDifferences
        differences={differences}
        a={t(kind === 'new' ? 'settings.defaultTarget' : 'packs.now')}
        b={name[language]}
      />
    </section>
  );
};
