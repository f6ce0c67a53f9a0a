/** Language, theme, default target with its sources, and where data lies. */

import type { ReactNode } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import type { Settings } from '#contract/schemas';
import type { DeskStatus } from '#contract/views';
import { runAction } from '../../app/actions.ts';
import { useLanguage } from '../../app/language.tsx';
import { useTarget, useTargets } from '../../app/queries.ts';
import { writeRoute } from '../../app/routes.ts';
import { useStock } from '../../app/stock.ts';
import { useSaveSettings } from '../../app/use-save-settings.ts';
import { useText } from '../../app/use-text.ts';
import { Button } from '../../parts/button.tsx';
import { Choice } from '../../parts/choice.tsx';
import { KeySlots } from '../keys/key-slots.tsx';
import { LockSetting } from '../keys/lock-setting.tsx';
import { StockSettings } from '../stock/stock-settings.tsx';
import { About } from './about.tsx';
import { Backups } from './backups.tsx';
import { DeskCheck } from './desk-check.tsx';
import { OfficeFiles } from './office-files.tsx';
import { OtherDesks } from './other-desks.tsx';
import { Packs } from './packs.tsx';
import { RetentionSection } from './retention.tsx';
import { ScannerSettings } from './scanner-settings.tsx';
import { TargetSheet } from './target-sheet.tsx';
import { Updates } from './updates.tsx';
import { WatchedFolders } from './watched-folders.tsx';
import './settings.css';

export const SettingsPage = ({ status }: { readonly status: DeskStatus }) => {
  const t = useText();
  const language = useLanguage();
  const targets = useTargets();
  const target = useTarget(status.settings.target);
  const save = useSaveSettings();
  const { settings } = status;
  return (
    <main className="settings">
      <header className="page-head">
        <h1>{t('settings.title')}</h1>
      </header>
      <div className="settings-body scrolls" tabIndex={-1}>
        <div className="settings-columns">
          <section aria-label={t('settings.view')}>
            <h2>{t('settings.view')}</h2>
            <Segments
              name={t('settings.language')}
              value={settings.language}
              items={[
                ['zh-CN', '中文'],
                ['en', 'English'],
              ]}
              onChange={(value) => void save({ language: value as Settings['language'] })}
            />
            <Segments
              name={t('settings.theme')}
              value={settings.theme}
              items={(['system', 'light', 'dark'] as const).map((theme) => [theme, t(`theme.${theme}`)])}
              onChange={(value) => void save({ theme: value as Settings['theme'] })}
            />
          </section>
          <section aria-label={t('settings.target')}>
            <h2>{t('settings.target')}</h2>
            <Line name={t('settings.defaultTarget')}>
              <Choice
                name={t('settings.defaultTarget')}
                value={target?.id ?? ''}
                groups={[
                  {
                    name: '',
                    items: targets.map((pack) => ({
                      id: pack.id,
                      name: pack.name[language === 'en' ? 'en' : 'zh'],
                      detail: pack.asOf,
                    })),
                  },
                ]}
                onChange={(id) => void save({ target: id })}
              />
            </Line>
            {target ? <TargetSheet target={target} /> : null}
          </section>
          <WatchedFolders />
          <ScannerSettings address={settings.scannerAddress} />
          <Packs />
          <section aria-label={t('office.title')}>
            <h2>{t('office.title')}</h2>
            <OfficeFiles />
          </section>
          <section aria-label={t('settings.data')}>
            <h2>{t('settings.data')}</h2>
            <Line name={t('settings.where')}>
              <code className="num">{status.desk}</code>
            </Line>
            <Line name={t('settings.protection')}>
              <p>{t(protections[status.protection])}</p>
            </Line>
            <Line name={t('settings.network')}>
              <p>
                <Network scanner={settings.scannerAddress} />
              </p>
            </Line>
            <Line name={t('settings.count')}>
              <p className="tabular">{status.templates.toLocaleString('en-US')}</p>
            </Line>
            <LockSetting settings={settings} />
            <DeskCheck />
            <Line name={t('audit.title')}>
              <p>
                <a href={writeRoute({ page: 'audit' })}>{t('audit.open')}</a>
              </p>
            </Line>
          </section>
          <KeySlots />
          <Backups />
          <StockSettings />
          <OtherDesks />
          <RetentionSection />
          <Updates />
          <section aria-label={t('settings.about')}>
            <h2>{t('settings.about')}</h2>
            <About status={status} />
            <Line name={t('tips.name')}>
              <p className="quiet">{t(settings.tips === null ? 'tips.none' : 'tips.shown')}</p>
              {settings.tips?.length === 0 ? null : (
                <Button size="small" onPress={() => void save({ tips: [] })}>
                  {t('tips.again')}
                </Button>
              )}
            </Line>
            <Line name={t('settings.keys')}>
              <Button size="small" keys="?" onPress={() => runAction('app.shortcuts')}>
                {t('action.shortcuts')}
              </Button>
            </Line>
          </section>
        </div>
      </div>
    </main>
  );
};

const protections = {
  system: 'settings.bySystem',
  file: 'settings.byFile',
  secret: 'settings.bySecret',
} as const;

/** Every address that this program may speak to. */
const Network = ({ scanner }: { readonly scanner: string }) => {
  const t = useText();
  const host = useStock()?.address?.host;
  if (host !== undefined)
    return scanner === '' ? t('stock.network', { host }) : t('stock.networkScanner', { host, scanner });
  return scanner === '' ? t('settings.noNetwork') : t('settings.oneAddress', { address: scanner });
};

const Line = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div className="settings-line">
    <span className="settings-name">{name}</span>
    <div>{children}</div>
  </div>
);

type SegmentsProps = {
  readonly name: string;
  readonly value: string;
  readonly items: readonly (readonly [id: string, name: string])[];
  readonly onChange: (value: string) => void;
};

const Segments = ({ name, value, items, onChange }: SegmentsProps) => (
  <RadioGroup className="settings-line" value={value} onChange={onChange} orientation="horizontal">
    <Label className="settings-name">{name}</Label>
    <div className="segments">
      {items.map(([id, text]) => (
        <Radio key={id} value={id} className="segment">
          {text}
        </Radio>
      ))}
    </div>
  </RadioGroup>
);
