/** The log of the desk: who saw, changed, handed out and erased what and when. Ids and codes; the name is the template's as it is now. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { type AuditEntry, type AuditQuery, type EventGroup, eventGroups } from '#contract/audit';
import { faultOf } from '#contract/fault-of';
import { officeTime } from '#domain/date/office-day';
import { readDate } from '#domain/date/read-date';
import { sayEvent } from '#text/say-event';
import { useDesk } from '../../app/desk.tsx';
import { useSayer } from '../../app/language.tsx';
import { openTemplate, writeRoute } from '../../app/routes.ts';
import { useText } from '../../app/use-text.ts';
import { SaveIcon } from '../../look/icons.tsx';
import { Button } from '../../parts/button.tsx';
import { saveFile } from '../../parts/save-file.ts';
import { Empty, Skeleton, Trouble } from '../../parts/states.tsx';
import { tell } from '../../parts/toasts.tsx';
import { Proof } from './proof.tsx';
import { auditQuery } from './queries.ts';
import './audit.css';

export const AuditPage = () => {
  const t = useText();
  const say = useSayer();
  const desk = useDesk();
  const [groups, setGroups] = useState<ReadonlySet<EventGroup>>(new Set());
  const [from, setFrom] = useState<string>();
  const [to, setTo] = useState<string>();
  const query = useMemo<AuditQuery>(
    () => ({ groups: eventGroups.filter((group) => groups.has(group)), from, to }),
    [groups, from, to],
  );
  const { data, error, refetch, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery(
    auditQuery(desk, query),
  );
  const entries = data?.pages.flatMap((page) => page.entries) ?? [];
  const save = async () => {
    try {
      let name = '';
      const texts: string[] = [];
      for await (const part of await desk.client.audit.file(query))
        if (part.kind === 'name') name = part.name;
        else texts.push(part.text);
      saveFile(name, texts, 'text/csv');
      tell({ level: 'good', text: t('audit.exported') });
    } catch (problem) {
      tell({ level: 'stop', text: say.fault(faultOf(problem)) });
    }
  };
  return (
    <main className="audit">
      <header className="page-head audit-head">
        <h1>{t('audit.title')}</h1>
        <ToggleButtonGroup
          aria-label={t('audit.filter')}
          className="filters"
          selectionMode="multiple"
          selectedKeys={groups}
          onSelectionChange={(keys) => setGroups(new Set([...keys] as EventGroup[]))}
        >
          {eventGroups.map((group) => (
            <ToggleButton key={group} id={group} className="filter">
              <span className="filter-name first-capital">{say.label(`eventGroup.${group}`)}</span>
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        <DayBox name={t('audit.from')} onDay={setFrom} />
        <DayBox name={t('audit.to')} onDay={setTo} />
        <Button icon={<SaveIcon />} isDisabled={entries.length === 0} onPress={() => void save()}>
          {t('audit.export')}
        </Button>
      </header>
      <Proof />
      {error ? <Trouble fault={faultOf(error)} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton lines={12} /> : null}
      {data && entries.length === 0 ? <Empty title={t('audit.none')} /> : null}
      {entries.length > 0 ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys
        <section className="audit-rows scrolls" aria-label={t('audit.list')} tabIndex={0}>
          <ol className="audit-list">
            {entries.map((entry) => (
              <Row key={entry.id} entry={entry} />
            ))}
          </ol>
          {hasNextPage ? (
            <p>
              <Button size="small" isDisabled={isFetching} onPress={() => void fetchNextPage()}>
                {t('audit.older')}
              </Button>
            </p>
          ) : null}
        </section>
      ) : null}
    </main>
  );
};

const Row = ({ entry }: { readonly entry: AuditEntry }) => {
  const say = useSayer();
  const { at, template, name } = entry;
  const { what, detail, by } = sayEvent(say, entry);
  return (
    <li>
      <time className="quiet tabular" dateTime={at}>
        {officeTime(at)}
      </time>
      <span>
        {what} <span className="quiet">{[detail, by].filter((part) => part !== '').join(' · ')}</span>
      </span>
      {name === '' ? (
        <span className="quiet">{say.label(template === '' ? 'auditWhole' : 'auditGone')}</span>
      ) : (
        <a href={writeRoute(openTemplate(template))}>{name}</a>
      )}
    </li>
  );
};

/** A day typed freely; what is no day asks for nothing and is marked. */
const DayBox = ({
  name,
  onDay,
}: {
  readonly name: string;
  readonly onDay: (day: string | undefined) => void;
}) => {
  const t = useText();
  const [text, setText] = useState('');
  const read = readDate(text);
  const isWrong = text.trim() !== '' && read.date === undefined;
  const settle = () => {
    if (read.date !== undefined) setText(read.date);
    onDay(read.date);
  };
  return (
    <label className="audit-day">
      {name}
      <input
        className={`box num ${isWrong ? 'stop' : ''}`}
        value={text}
        placeholder={t('form.day')}
        maxLength={40}
        autoComplete="off"
        aria-invalid={isWrong}
        onChange={(event) => setText(event.target.value)}
        onBlur={settle}
        onKeyDown={({ key }) => {
          if (key === 'Enter') settle();
        }}
      />
    </label>
  );
};
