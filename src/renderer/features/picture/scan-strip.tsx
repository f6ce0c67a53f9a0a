/** Small pictures of the scans, each with its side; the prepared picture comes first. */

import { useState } from 'react';
import {
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  Separator,
  ToggleButton,
} from 'react-aria-components';
import { faultOf } from '#contract/fault-of';
import type { TemplateView } from '#contract/views';
import type { Picture, Scan, ScanSide } from '#domain/picture/picture';
import { useDesk } from '../../app/desk.tsx';
import { useSayer } from '../../app/language.tsx';
import { useAcceptTemplate } from '../../app/queries.ts';
import { useText } from '../../app/use-text.ts';
import { MoreIcon, PlusIcon } from '../../look/icons.tsx';
import { IconButton } from '../../parts/button.tsx';
import { FileButton, scanFiles } from '../../parts/file-button.tsx';
import { tell } from '../../parts/toasts.tsx';
import { PagesDialog } from './pages-dialog.tsx';

const sides: readonly ScanSide[] = ['front', 'back', 'page', 'proof'];

type StripProps = {
  readonly template: string;
  readonly scans: readonly Scan[];
  readonly picture: Picture | null;
  /** Id of the scan on the stage, null for the prepared picture. */
  readonly shown: string | null;
  readonly onShow: (id: string | null) => void;
  readonly onFiles: (files: readonly File[]) => void;
};

export const ScanStrip = ({ template, scans, picture, shown, onShow, onFiles }: StripProps) => {
  const t = useText();
  const { blobUrl } = useDesk();
  return (
    <ul className="scan-strip" aria-label={t('picture.scans')}>
      {picture ? (
        <li>
          <ToggleButton
            className="thumb"
            isSelected={shown === null}
            onChange={() => onShow(null)}
            aria-label={t('picture.prepared')}
          >
            <img src={blobUrl(`picture/${picture.id}`)} alt="" draggable={false} />
          </ToggleButton>
        </li>
      ) : null}
      {scans.map((scan) => (
        <li key={scan.id} className="thumb-item">
          <ToggleButton
            className="thumb"
            isSelected={shown === scan.id || (!picture && shown === null && scan === scans[0])}
            onChange={() => onShow(scan.id)}
            aria-label={t('picture.scanOf', { file: scan.name, side: t(`side.${scan.side}`) })}
          >
            <img src={blobUrl(`scan/${scan.id}?width=160`)} alt="" draggable={false} />
            <span className="thumb-side">{t(`side.${scan.side}`)}</span>
          </ToggleButton>
          <ScanMenu template={template} scan={scan} scans={scans} />
        </li>
      ))}
      <li>
        <FileButton
          accept={scanFiles}
          multiple
          onFiles={onFiles}
          size="small"
          look="quiet"
          icon={<PlusIcon />}
          name={t('picture.attach')}
        />
      </li>
    </ul>
  );
};

type MenuProps = Pick<StripProps, 'template' | 'scans'> & { readonly scan: Scan };

const ScanMenu = ({ template, scan, scans }: MenuProps) => {
  const [choosesPages, setChoosesPages] = useState(false);
  const t = useText();
  const say = useSayer();
  const { client } = useDesk();
  const accept = useAcceptTemplate();
  const act = async (work: Promise<TemplateView>, done?: string) => {
    try {
      accept(await work);
      if (done) tell({ level: 'good', text: done });
    } catch (error) {
      tell({ level: 'stop', text: say.fault(faultOf(error)) });
    }
  };
  return (
    <>
      <MenuTrigger>
        <IconButton size="small" name={t('picture.scanMenu', { file: scan.name })} icon={<MoreIcon />} />
        <Popover className="popover">
          <Menu className="options" aria-label={t('picture.scanMenu', { file: scan.name })}>
            <MenuSection aria-label={t('picture.side')} selectionMode="single" selectedKeys={[scan.side]}>
              {sides.map((side) => (
                <MenuItem
                  key={side}
                  id={side}
                  className="option"
                  onAction={() => void act(client.scans.setSide({ template, scan: scan.id, side }))}
                >
                  {t(`side.${side}`)}
                </MenuItem>
              ))}
            </MenuSection>
            <Separator />
            {scan.facts.pages > 1 ? (
              <MenuItem className="option" onAction={() => setChoosesPages(true)}>
                {t('picture.choosePages')}
              </MenuItem>
            ) : null}
            <MenuItem
              className="option stop"
              onAction={() =>
                void act(client.scans.detach({ template, scan: scan.id }), t('picture.detached'))
              }
            >
              {t('picture.detach')}
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
      {choosesPages ? (
        <PagesDialog template={template} scan={scan} scans={scans} onClose={() => setChoosesPages(false)} />
      ) : null}
    </>
  );
};
