/** At the top of the form: everything that was read for sure, at one key; and how much a person must look at. */
import { isOfNumber } from '#domain/reading/number-proposals';
import { certainOf } from '#domain/reading/proposals';
import type { FieldPath } from '#domain/template/fields';
import { useActions } from '../../app/actions.ts';
import { isMac, showKeys } from '../../app/keys.ts';
import { useText } from '../../app/use-text.ts';
import { ImageIcon, TickIcon } from '../../look/icons.tsx';
import { Button, Kbd } from '../../parts/button.tsx';
import { useReadForm } from './read-context.ts';
import { askVerify } from './verify-request.ts';
import './reading.css';

/** The field that has the focus. */
export const focusedField = (): FieldPath | null => {
  const id = document.activeElement?.id ?? '';
  return id.startsWith('field-') ? (id.slice('field-'.length) as FieldPath) : null;
};

export const TakeBar = ({ template }: { readonly template: string }) => {
  const t = useText();
  const { proposals, take, takeAll } = useReadForm();
  const certain = certainOf(proposals).length;
  // What the number says of the place is offered at its field; nobody reads it on a scan.
  const unsure = proposals.filter((proposal) => !isOfNumber(proposal)).length - certain;
  useActions([
    {
      id: 'template.take-read',
      group: 'template',
      text: 'action.takeRead',
      keys: ['alt+enter'],
      can: () => proposals.some(({ path }) => path === focusedField()),
      run: () => {
        const path = focusedField();
        if (path) take(path);
      },
    },
    {
      id: 'template.take-all-read',
      group: 'template',
      text: 'action.takeAllRead',
      keys: ['alt+shift+enter'],
      can: () => certain > 0,
      run: takeAll,
    },
  ]);
  if (certain + unsure === 0) return null;
  return (
    <div className="take-bar" role="status">
      <ImageIcon />
      <span className="take-what">
        {certain > 0 ? t('reading.certain', { n: certain }) : ''}
        {certain > 0 && unsure > 0 ? ' · ' : ''}
        {unsure > 0 ? <span className="ink-warn">{t('reading.unsure', { n: unsure })}</span> : null}
      </span>
      <span className="grow" />
      {certain > 0 ? (
        <Button size="small" look="primary" icon={<TickIcon />} onPress={takeAll}>
          {t('reading.takeAll', { n: certain })}
          <Kbd>{showKeys('alt+shift+enter', isMac())}</Kbd>
        </Button>
      ) : null}
      {unsure > 0 ? (
        <Button size="small" onPress={() => askVerify([template])}>
          {t('reading.verify')}
        </Button>
      ) : null}
    </div>
  );
};
