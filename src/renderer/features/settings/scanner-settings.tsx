/** The one scanner in the network that the desk may talk to. Without an address it talks to no network at all. */
import { type FormEvent, useId, useState } from 'react';
import { readScannerAddress, writeScannerAddress } from '#domain/scanner/scanner-address';
import { useSaveSettings } from '../../app/use-save-settings.ts';
import { useText } from '../../app/use-text.ts';
import { Button } from '../../parts/button.tsx';
import { tell } from '../../parts/toasts.tsx';

export const ScannerSettings = ({ address }: { readonly address: string }) => {
  const t = useText();
  const save = useSaveSettings();
  const field = useId();
  const [isWrong, setWrong] = useState(false);
  const use = async (next: string) => {
    if (!(await save({ scannerAddress: next }))) return;
    const text = next === '' ? t('scannerSettings.forgotten') : t('scannerSettings.saved', { address: next });
    tell({ level: 'good', text });
  };
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get('address') ?? '');
    const read = readScannerAddress(typed);
    setWrong(read === null);
    if (read) void use(writeScannerAddress(read));
  };
  return (
    <section aria-label={t('scannerSettings.title')}>
      <h2>{t('scannerSettings.title')}</h2>
      <p className="quiet">{t('scannerSettings.about')}</p>
      <form className="kept-days" onSubmit={send}>
        <label htmlFor={field}>{t('scannerSettings.address')}</label>
        <input
          id={field}
          key={address}
          className="box num backup-folder"
          name="address"
          defaultValue={address}
          placeholder={t('scannerSettings.example')}
          required
          maxLength={500}
          autoComplete="off"
          spellCheck={false}
        />
        <Button size="small" type="submit">
          {t('scannerSettings.save')}
        </Button>
        {address === '' ? null : (
          <Button size="small" look="quiet" onPress={() => void use('')}>
            {t('scannerSettings.forget')}
          </Button>
        )}
      </form>
      {isWrong ? (
        <p className="ink-stop" role="alert">
          {t('scannerSettings.wrong')}
        </p>
      ) : null}
    </section>
  );
};
