/** Takes in a rule pack of the office: what it would change is shown first, nothing applies before somebody says so. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { faultOf } from '#contract/fault-of';
import type { TargetPreview } from '#contract/views';
import { useDesk } from '../../app/desk.tsx';
import { useLanguage, useSayer } from '../../app/language.tsx';
import { useOnce } from '../../app/once.ts';
import { useTargets } from '../../app/queries.ts';
import { useText } from '../../app/use-text.ts';
import { SaveIcon } from '../../look/icons.tsx';
import { Button } from '../../parts/button.tsx';
import { FileButton } from '../../parts/file-button.tsx';
import { tell } from '../../parts/toasts.tsx';
import { PackChanges } from './pack-changes.tsx';
import { PackDifferences } from './pack-differences.tsx';

/** A rule pack is a few kilobytes; anything larger is another file. */
const largest = 1_000_000;

export const LoadPack = () => {
  const t = useText();
  const say = useSayer();
  const { client } = useDesk();
  const [preview, setPreview] = useState<TargetPreview | null>(null);
  const [isReading, setReading] = useState(false);
  const look = async (file: File) => {
    setReading(true);
    try {
      const pack = file.size > largest ? null : parse(await file.text());
      setPreview(await client.targets.preview({ pack }));
    } catch (error) {
      tell({ level: 'stop', text: say.fault(faultOf(error)) });
    }
    setReading(false);
  };
  return (
    <>
      <FileButton
        size="small"
        icon={<SaveIcon />}
        accept={['.json']}
        isDisabled={isReading}
        onFiles={([file]) => file && void look(file)}
      >
        {t(isReading ? 'packs.checking' : 'packs.load')}
      </FileButton>
      {preview ? <PreviewDialog preview={preview} onClose={() => setPreview(null)} /> : null}
    </>
  );
};

/** null for text that is no JSON: the core says that it is no pack. */
const parse = (text: string): unknown => {
  try {
    return JSON.parse(text.replace(/^\ufeff/u, ''));
  } catch {
    return null;
  }
};

const PreviewDialog = ({
  preview: { pack, scope, differences, checked, changes },
  onClose,
}: {
  readonly preview: TargetPreview;
  readonly onClose: () => void;
}) => {
  const t = useText();
  const say = useSayer();
  const desk = useDesk();
  const queries = useQueryClient();
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const replaced = useTargets().find(({ id }) => id === pack.id);
  const name = pack.name[language];
  const take = useOnce(async () => {
    try {
      await desk.client.targets.add({ pack });
      await queries.invalidateQueries();
      tell({ level: 'good', text: t('packs.taken', { name }) });
      onClose();
    } catch (error) {
      tell({ level: 'stop', text: say.fault(faultOf(error)) });
    }
  });
  return (
    <ModalOverlay className="shade" isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className="ask wide-ask">
        <Dialog className="ask-body pack-preview">
          <Heading slot="title" className="ask-title">
            {t('packs.previewTitle', { name })}
          </Heading>
          <p className="quiet">
            {`${pack.id} · ${pack.asOf} · ${t(scope === 'users' ? 'packs.replaces' : 'packs.isNew', { n: checked })}`}
          </p>
          <div className="scrolls pack-preview-body" tabIndex={-1}>
            <PackChanges changes={changes} />
            <h3>{t('packs.differences', { n: differences.length })}</h3>
            <PackDifferences
              differences={differences}
              a={replaced ? t('packs.now') : t('settings.defaultTarget')}
              b={name}
            />
          </div>
          <div className="ask-answers">
            <Button onPress={onClose}>{t('app.cancel')}</Button>
            <Button look="primary" autoFocus onPress={() => void take()}>
              {t('packs.take')}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
};
