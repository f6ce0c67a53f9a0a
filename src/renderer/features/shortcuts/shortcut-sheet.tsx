/** Every key that does something now, grouped by where it works. */
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { actionGroups, useAllActions } from '../../app/actions.ts';
import { isMac, showKeys } from '../../app/keys.ts';
import { useText } from '../../app/use-text.ts';
import { Button, Kbd } from '../../parts/button.tsx';
import './shortcut-sheet.css';

export const ShortcutSheet = ({ onClose }: { readonly onClose: () => void }) => {
  const t = useText();
  const actions = useAllActions().filter((action) => action.keys?.length);
  const groups = actionGroups
    .map((group) => ({ group, actions: actions.filter((action) => action.group === group) }))
    .filter((one) => one.actions.length > 0);
  return (
    <ModalOverlay className="shade" isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className="ask keys-sheet">
        <Dialog className="keys-body">
          <div className="keys-head">
            <Heading slot="title" className="ask-title">
              {t('shortcuts.title')}
            </Heading>
            <Button size="small" onPress={onClose} autoFocus>
              {t('app.close')}
            </Button>
          </div>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: longer than a small window; what scrolls must be reached by keys */}
          <section className="keys-groups scrolls" tabIndex={0} aria-label={t('shortcuts.title')}>
            {groups.map(({ group, actions: own }) => (
              <section key={group}>
                <h3>{t(`actionGroup.${group}`)}</h3>
                <dl>
                  {own.map((action) => (
                    <div key={action.id} className="keys-line">
                      <dt>{t(action.text, action.values)}</dt>
                      <dd>
                        {action.keys?.map((keys) => (
                          <Kbd key={keys} isRead>
                            {showKeys(keys, isMac())}
                          </Kbd>
                        ))}
                      </dd>
                    </div>
                  ))}
                </dl>
              </section>
            ))}
          </section>
          <p className="quiet keys-foot">{t('shortcuts.typing')}</p>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
};
