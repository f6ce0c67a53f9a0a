/** What can be done with the list as a whole. */
import { useState } from 'react';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { runAction } from '../../../app/actions.ts';
import type { ListQuery } from '../../../app/queries.ts';
import { useText } from '../../../app/use-text.ts';
import { MoreIcon } from '../../../look/icons.tsx';
import { IconButton, Kbd } from '../../../parts/button.tsx';
import type { Many } from './many-request.tsx';
import { SaveFilterDialog } from './my-filters.tsx';
import { useExport } from './use-export.ts';

export const ListMenu = ({ query, many }: { readonly query: ListQuery; readonly many: Many }) => {
  const t = useText();
  const exportList = useExport();
  const [isSaving, setIsSaving] = useState(false);
  return (
    <>
      {isSaving ? <SaveFilterDialog query={query} onClose={() => setIsSaving(false)} /> : null}
      <MenuTrigger>
        <IconButton size="small" name={t('templates.more')} icon={<MoreIcon />} />
        <Popover className="popover" placement="bottom end">
          <Menu className="options" aria-label={t('templates.more')}>
            <MenuItem className="option" onAction={() => runAction('templates.narrow')}>
              {t('action.narrow')} <Kbd>Shift F</Kbd>
            </MenuItem>
            <MenuItem className="option" onAction={() => many.ask('repair')}>
              {t('action.repairMany')} <Kbd>Shift R</Kbd>
            </MenuItem>
            <MenuItem className="option" onAction={() => many.ask('answer')}>
              {t('action.answerMany')} <Kbd>Shift Q</Kbd>
            </MenuItem>
            <MenuItem className="option" onAction={() => setIsSaving(true)}>
              {t('mine.save')}
            </MenuItem>
            <MenuItem className="option" onAction={() => void exportList({ list: query }, 'xlsx')}>
              {t('export.xlsx')}
            </MenuItem>
            <MenuItem className="option" onAction={() => void exportList({ list: query }, 'csv')}>
              {t('export.csv')}
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
    </>
  );
};
