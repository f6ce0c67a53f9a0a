/** Scans into the intake: which scanner and how, pages as they come, and what went wrong in words. Closed, the scan goes on. */
import { type FormEvent, useId } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { JobView } from '#contract/jobs';
import { useSayer } from '../../app/language.tsx';
import { scannedText } from '../../app/scanned-text.ts';
import { useText } from '../../app/use-text.ts';
import { Button, CancelButton } from '../../parts/button.tsx';
import { Choice } from '../../parts/choice.tsx';
import { type Scanning, useScanning } from './use-scanning.ts';
import '../../parts/dialog.css';

export const ScanDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const t = useText();
  const say = useSayer();
  const scanning = useScanning();
  const { job, fault, list, settings } = scanning;
  const customer = useId();
  const isRunning = job?.state === 'running';
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!isRunning) scanning.start(String(new FormData(event.currentTarget).get('customer') ?? ''));
  };
  return (
    <ModalOverlay className="shade" isOpen onOpenChange={(open) => !open && onClose()}>
      <Modal className="ask">
        <Dialog className="ask-body">
          <form className="scan-form" onSubmit={send}>
            <Heading slot="title" className="ask-title">
              {t('scanning.title')}
            </Heading>
            {fault && !isRunning ? (
              <p className="ink-stop" role="alert">
                {say.fault(fault)}
              </p>
            ) : null}
            {list === undefined ? (
              <p role="status">
                <progress aria-label={t('scanning.searching')} /> {t('scanning.searching')}
              </p>
            ) : (
              <Found scanning={scanning} isDisabled={isRunning} />
            )}
            {settings ? (
              <label className="settings-line" htmlFor={customer}>
                <span className="settings-name">{t('scanning.customer')}</span>
                <input id={customer} name="customer" className="box" maxLength={200} autoComplete="off" />
              </label>
            ) : null}
            {job ? <Pages job={job} /> : null}
            <div className="ask-answers">
              {list && !isRunning ? (
                <Button look="quiet" onPress={scanning.lookAgain}>
                  {t('scanning.again')}
                </Button>
              ) : null}
              <span className="grow" />
              {isRunning ? (
                <CancelButton onPress={scanning.stop}>{t('app.cancel')}</CancelButton>
              ) : (
                <Button onPress={onClose}>{t('scanning.close')}</Button>
              )}
              {settings && !isRunning ? (
                <Button key={list ? 'ready' : 'not'} look="primary" type="submit" autoFocus>
                  {t(job ? 'scanning.more' : 'scanning.start')}
                </Button>
              ) : null}
            </div>
          </form>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
};

const Pages = ({ job: { state, done, facts } }: { readonly job: JobView<'scanning'> }) => {
  const t = useText();
  return (
    <div role="status" className="tabular">
      {state === 'running' ? (
        <p>
          <progress aria-label={t('scanning.title')} />{' '}
          {done === 0 ? t('scanning.waiting') : t('scanning.running', { n: done })}
        </p>
      ) : null}
      {state === 'cancelled' ? <p>{t('scanning.cancelled')}</p> : null}
      {done > 0 ? <p className="quiet">{scannedText(t, facts)}</p> : null}
    </div>
  );
};

type FoundProps = { readonly scanning: Scanning; readonly isDisabled: boolean };

const Found = ({ scanning, isDisabled }: FoundProps) => {
  const t = useText();
  const say = useSayer();
  const { list, scanner, settings, offer, choose } = scanning;
  const line = (
    name: string,
    value: string,
    items: readonly { readonly id: string; readonly name: string }[],
    onChange: (id: string) => void,
  ) => (
    <div className="settings-line">
      <span className="settings-name">{name}</span>
      <Choice
        name={name}
        value={value}
        groups={[{ name: '', items }]}
        onChange={onChange}
        isDisabled={isDisabled}
      />
    </div>
  );
  return (
    <>
      {list?.troubles.map(({ way, fault }) => (
        <p key={way} className="ink-warn">
          {t(`scanning.trouble.${way}`, { why: say.fault(fault) })}
        </p>
      ))}
      {scanner && settings && offer ? (
        <>
          {line(
            t('scanning.scanner'),
            scanner.id,
            (list?.scanners ?? []).map(({ id, make, name }) => ({
              id,
              name: name.startsWith(make) ? name : `${make} ${name}`,
            })),
            (id) => choose({ scanner: id }),
          )}
          {line(
            t('scanning.source'),
            settings.source,
            scanner.sources.map(({ source }) => ({ id: source, name: t(`scanning.sources.${source}`) })),
            (id) => choose({ source: id as typeof settings.source }),
          )}
          {line(
            t('scanning.resolution'),
            String(settings.resolution),
            offer.resolutions.map((n) => ({ id: String(n), name: t('scanning.dpi', { n }) })),
            (id) => choose({ resolution: Number(id) }),
          )}
          {line(
            t('scanning.colour'),
            settings.colour,
            offer.colours.map((colour) => ({ id: colour, name: t(`scanning.colours.${colour}`) })),
            (id) => choose({ colour: id as typeof settings.colour }),
          )}
          {settings.colour === 'colour' ? null : <p className="ink-warn">{t('scanning.colourMore')}</p>}
          {line(
            t('scanning.paper'),
            settings.paper,
            offer.papers.map((paper) => ({ id: paper, name: t(`scanning.papers.${paper}`) })),
            (id) => choose({ paper: id as typeof settings.paper }),
          )}
        </>
      ) : (
        <>
          <p>{t('scanning.none')}</p>
          <p className="quiet">{t('scanning.noneMore')}</p>
        </>
      )}
    </>
  );
};
