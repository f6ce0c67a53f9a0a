/** Version and rules, the packages inside with their licences, and the report for whoever helps. */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import {
  Button as AriaButton,
  Dialog,
  Disclosure,
  DisclosurePanel,
  Heading,
  Modal,
  ModalOverlay,
} from 'react-aria-components';
import { faultOf } from '#contract/fault-of';
import type { DeskStatus } from '#contract/views';
import { useDesk } from '../../app/desk.tsx';
import { useSayer } from '../../app/language.tsx';
import { useText } from '../../app/use-text.ts';
import { Button } from '../../parts/button.tsx';
import { saveFile } from '../../parts/save-file.ts';
import { Skeleton, Trouble } from '../../parts/states.tsx';
import { tell } from '../../parts/toasts.tsx';
import { licencesQuery } from './queries.ts';

export const About = ({ status }: { readonly status: DeskStatus }) => {
  const t = useText();
  const say = useSayer();
  const { client } = useDesk();
  const [showsLicences, setShowsLicences] = useState(false);
  const [report, setReport] = useState<string | null>(null);
  const diagnose = async () => {
    try {
      setReport(await client.about.diagnostics());
    } catch (error) {
      tell({ level: 'stop', text: say.fault(faultOf(error)) });
    }
  };
  return (
    <div className="settings-line">
      <span className="settings-name">{t('app.name')}</span>
      <div>
        <p className="tabular">
          {t('settings.version', { version: status.appVersion, rules: status.rulesAsOf })}
        </p>
        <p className="about-buttons">
          <Button size="small" onPress={() => setShowsLicences(true)}>
            {t('about.licences')}
          </Button>
          <Button size="small" onPress={() => void diagnose()}>
            {t('about.diagnostics')}
          </Button>
        </p>
      </div>
      {showsLicences ? <Licences onClose={() => setShowsLicences(false)} /> : null}
      {report === null ? null : <Diagnostics text={report} onClose={() => setReport(null)} />}
    </div>
  );
};

const Box = ({
  title,
  buttons,
  children,
  onClose,
}: {
  readonly title: string;
  readonly buttons?: ReactNode;
  readonly children: ReactNode;
  readonly onClose: () => void;
}) => {
  const t = useText();
  return (
    <ModalOverlay className="shade" isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className="ask wide-ask">
        <Dialog className="ask-body">
          <Heading slot="title" className="ask-title">
            {title}
          </Heading>
          {children}
          <div className="ask-answers">
            {buttons}
            <Button onPress={onClose}>{t('app.close')}</Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
};

const Diagnostics = ({ text, onClose }: { readonly text: string; readonly onClose: () => void }) => {
  const t = useText();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      tell({ level: 'good', text: t('about.copied') });
    } catch {
      // A window that may not write the clipboard still saves the file.
      saveFile('shiming-diagnostics.txt', text, 'text/plain');
    }
  };
  return (
    <Box
      title={t('about.diagnostics')}
      onClose={onClose}
      buttons={
        <>
          <Button onPress={() => saveFile('shiming-diagnostics.txt', text, 'text/plain')}>
            {t('about.save')}
          </Button>
          <Button look="primary" autoFocus onPress={() => void copy()}>
            {t('about.copy')}
          </Button>
        </>
      }
    >
      <p className="quiet">{t('about.nothingPersonal')}</p>
      <textarea
        className="box diagnostics scrolls num"
        readOnly
        rows={14}
        aria-label={t('about.diagnostics')}
        value={text}
      />
    </Box>
  );
};

const Licences = ({ onClose }: { readonly onClose: () => void }) => {
  const t = useText();
  const { data, error } = useQuery(licencesQuery(useDesk()));
  const [open, setOpen] = useState<string | null>(null);
  return (
    <Box title={t('about.licences')} onClose={onClose}>
      <p>{t('about.own')}</p>
      <p>{t('about.lgpl')}</p>
      {error ? <Trouble fault={faultOf(error)} /> : null}
      {!data && !error ? <Skeleton lines={8} /> : null}
      {data?.length === 0 ? <p className="quiet">{t('about.notBuilt')}</p> : null}
      <ul className="licences scrolls" tabIndex={-1}>
        {data?.map((entry) => {
          const key = `${entry.name}@${entry.version}`;
          return (
            <li key={key}>
              <Disclosure isExpanded={open === key} onExpandedChange={(on) => setOpen(on ? key : null)}>
                <AriaButton slot="trigger" className="licence-head">
                  <span>{entry.name}</span> <span className="quiet tabular">{entry.version}</span>
                  <span className="licence-kind">{entry.licence}</span>
                </AriaButton>
                <DisclosurePanel>{open === key ? <pre>{entry.text}</pre> : null}</DisclosurePanel>
              </Disclosure>
            </li>
          );
        })}
      </ul>
    </Box>
  );
};
