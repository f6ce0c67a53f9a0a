/** The domains of a template: a list with one line each, and one box into which many can be pasted. */
import { type KeyboardEvent, useCallback, useRef, useState } from 'react';
import { mostDomains } from '#domain/template/fields';
import { useText } from '../../app/use-text.ts';
import { Button } from '../../parts/button.tsx';
import { tell } from '../../parts/toasts.tsx';
import { DomainsList } from './domains-list.tsx';
import { FieldRow, hintsId } from './field-row.tsx';
import { useForm, useTyped } from './form-context.ts';
import { splitDomains } from './split-domains.ts';
import './domains-row.css';

export const DomainsRow = () => {
  const t = useText();
  const { edit, flush } = useForm();
  const domains = useTyped('domains') as readonly string[];
  const [typed, setTyped] = useState('');
  const box = useRef<HTMLInputElement>(null);
  const put = useCallback(
    (next: readonly string[]) => {
      edit('domains', next);
      flush();
    },
    [edit, flush],
  );
  const add = (text: string) => {
    const given = splitDomains(text);
    const known = new Set(domains);
    const fresh = given.filter((domain) => !known.has(domain));
    if (domains.length + fresh.length > mostDomains)
      return tell({ level: 'stop', text: t('domains.tooMany', { n: given.length, most: mostDomains }) });
    setTyped('');
    if (fresh.length > 0) put([...domains, ...fresh]);
    if (given.length > 1)
      tell({
        level: 'good',
        text: t('domains.added', { n: fresh.length, known: given.length - fresh.length }),
      });
  };
  const removeAt = useCallback(
    (at: number) => put(domains.filter((_, place) => place !== at)),
    [domains, put],
  );
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    add(typed);
  };
  return (
    <FieldRow label={t('form.domains')} htmlFor="field-domains" paths={['domains']}>
      <div className="domains">
        <div className="domains-add">
          <input
            ref={box}
            id="field-domains"
            className="box"
            autoComplete="off"
            spellCheck={false}
            placeholder={t('domains.hint')}
            aria-describedby={hintsId('domains')}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={onKeyDown}
            onBlur={() => typed.trim() !== '' && add(typed)}
            onPaste={(event) => {
              const text = event.clipboardData.getData('text');
              if (splitDomains(text).length < 2) return;
              event.preventDefault();
              add(`${typed} ${text}`);
            }}
          />
          {domains.length > 1 ? (
            <span className="quiet tabular domains-count">{t('domains.count', { n: domains.length })}</span>
          ) : null}
        </div>
        {domains.length > 0 ? (
          <DomainsList domains={domains} onRemove={removeAt} onLeave={() => box.current?.focus()} />
        ) : null}
        {domains.length > 1 ? (
          <span>
            <Button
              size="small"
              look="quiet"
              onPress={() => void navigator.clipboard.writeText(domains.join('\n'))}
            >
              {t('domains.copy')}
            </Button>
            <Button size="small" look="quiet" onPress={() => put([])}>
              {t('domains.clear')}
            </Button>
          </span>
        ) : null}
      </div>
    </FieldRow>
  );
};
