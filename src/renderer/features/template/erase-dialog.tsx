/** Erasing one template for good: what goes is shown first, with the bundles that hold it, and why it goes is asked for. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay, Radio, RadioGroup } from 'react-aria-components';
import { type EraseReason, eraseReasons } from '#contract/erasure';
import { faultOf } from '#contract/fault-of';
import { useDesk } from '../../app/desk.tsx';
import { useSayer } from '../../app/language.tsx';
import { goTo, openTemplate } from '../../app/routes.ts';
import { useText } from '../../app/use-text.ts';
import { Button } from '../../parts/button.tsx';
import { Skeleton, Trouble } from '../../parts/states.tsx';
import { tell } from '../../parts/toasts.tsx';

export const EraseDialog = ({ id, onClose }: { readonly id: string; readonly onClose: () => void }) => {
  const t = useText();
  const say = useSayer();
  const { client } = useDesk();
  const queries = useQueryClient();
  const [reason, setReason] = useState<EraseReason>('asked-for');
  const [isBusy, setBusy] = useState(false);
  const { data, error } = useQuery({
    queryKey: ['erase', id],
    queryFn: () => client.erasure.preview({ templates: [id] }),
    gcTime: 0,
  });
  const name = data?.names[0]?.name || t('template.unnamed');
  const erase = async () => {
    setBusy(true);
    try {
      await client.erasure.erase({ templates: [id], reason });
      onClose();
      goTo(openTemplate(null));
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey.includes(id) });
      await queries.invalidateQueries();
      tell({ level: 'good', text: t('erase.done', { name }) });
    } catch (failed) {
      setBusy(false);
      tell({ level: 'stop', text: say.fault(faultOf(failed)) });
    }
  };
  const { scans = 0, pictures = 0, undoSteps = 0, intakeItems = 0 } = data ?? {};
  const older = data?.olderBackups.reduce((sum, { backups }) => sum + backups, 0) ?? 0;
  return (
    <ModalOverlay className="shade" isOpen onOpenChange={(open) => !open && onClose()}>
      <Modal className="ask">
        <Dialog role="alertdialog" className="ask-body">
          <Heading slot="title" className="ask-title">
            {t('erase.title', { name })}
          </Heading>
          {error ? <Trouble fault={faultOf(error)} /> : null}
          {!data && !error ? <Skeleton lines={3} /> : null}
          {data ? (
            <>
              <p>{t('erase.about')}</p>
              <ul>
                <li>{t('erase.counts', { scans, pictures, undoSteps, intakeItems })}</li>
                {data.bundles.map(({ id: bundle, fileName, others }) => (
                  <li key={bundle}>{say.label('eraseBundle', { fileName, others })}</li>
                ))}
                {older > 0 ? <li>{t('erase.older', { n: older })}</li> : null}
                {data.olderBackups
                  .filter(({ isThere }) => !isThere)
                  .map(({ place, path }) => (
                    <li key={place}>{say.label('eraseOlderAway', { path })}</li>
                  ))}
                <li>{say.label('eraseElsewhere')}</li>
              </ul>
              <RadioGroup
                aria-label={t('erase.reason')}
                className="erase-reasons"
                value={reason}
                onChange={(value) => setReason(value as EraseReason)}
              >
                {eraseReasons
                  .filter((one) => one !== 'retention')
                  .map((one) => (
                    <Radio key={one} value={one} className="segment">
                      {say.label(`eraseReason.${one}`)}
                    </Radio>
                  ))}
              </RadioGroup>
            </>
          ) : null}
          <div className="ask-answers">
            <Button look="primary" autoFocus onPress={onClose}>
              {t('app.cancel')}
            </Button>
            <Button isDisabled={!data || isBusy} onPress={() => void erase()}>
              {t('erase.do')}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
};
