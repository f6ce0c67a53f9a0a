/** Which pages of a file with several are scans of the template. */
import { useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay, ToggleButton } from 'react-aria-components';
import { faultOf } from '#contract/fault-of';
import type { Scan } from '#domain/picture/picture';
import { useDesk } from '../../app/desk.tsx';
import { useSayer } from '../../app/language.tsx';
import { useAcceptTemplate } from '../../app/queries.ts';
import { useText } from '../../app/use-text.ts';
import { Button } from '../../parts/button.tsx';
import { tell } from '../../parts/toasts.tsx';

/** As many as a plan takes. */
const mostPages = 8;

type PagesProps = {
  readonly template: string;
  readonly scan: Scan;
  /** All of the template: those of the same file are chosen already. */
  readonly scans: readonly Scan[];
  readonly onClose: () => void;
};

export const PagesDialog = ({ template, scan, scans, onClose }: PagesProps) => {
  const t = useText();
  const say = useSayer();
  const { client, blobUrl } = useDesk();
  const accept = useAcceptTemplate();
  const [isBusy, setIsBusy] = useState(false);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(
    () => new Set(scans.filter((one) => one.sha256 === scan.sha256).map((one) => one.facts.page)),
  );
  const toggle = (page: number, on: boolean) =>
    setChosen((before) => {
      const after = new Set(before);
      if (on) after.add(page);
      else after.delete(page);
      return after;
    });
  const take = async () => {
    setIsBusy(true);
    try {
      accept(await client.scans.choosePages({ template, scan: scan.id, pages: [...chosen] }));
      onClose();
    } catch (error) {
      tell({ level: 'stop', text: say.fault(faultOf(error)) });
      setIsBusy(false);
    }
  };
  return (
    <ModalOverlay className="shade" isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className="ask pages-dialog">
        <Dialog className="ask-body">
          <Heading slot="title" className="ask-title">
            {t('picture.pagesTitle', { file: scan.name })}
          </Heading>
          <p className="quiet">{t('picture.pagesMore')}</p>
          <ol className="page-grid scrolls">
            {Array.from({ length: scan.facts.pages }, (_, index) => index + 1).map((page) => (
              <li key={page}>
                <ToggleButton
                  className="page-choice"
                  isSelected={chosen.has(page)}
                  isDisabled={!chosen.has(page) && chosen.size >= mostPages}
                  onChange={(on) => toggle(page, on)}
                  aria-label={t('picture.page', { page })}
                >
                  <img
                    loading="lazy"
                    src={blobUrl(`scan/${scan.id}?width=240&page=${page}`)}
                    alt=""
                    draggable={false}
                  />
                  <span className="tabular">{t('picture.page', { page })}</span>
                </ToggleButton>
              </li>
            ))}
          </ol>
          <div className="ask-answers">
            <Button onPress={onClose}>{t('app.cancel')}</Button>
            <Button look="primary" isDisabled={isBusy || chosen.size === 0} onPress={() => void take()}>
              {t('picture.pagesTake', { count: chosen.size })}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
};
