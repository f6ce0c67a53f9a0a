/** What is to be known about a list before it is taken in, and the choices about how it is read. */
import { useEffect, useRef } from 'react';
import type { ImportPlan, ImportView } from '#contract/lists';
import { encodingName } from '#text/say-list';
import { useSayer } from '../../../app/language.tsx';
import { type Say, useText } from '../../../app/use-text.ts';
import { WarnIcon } from '../../../look/icons.tsx';
import { Button } from '../../../parts/button.tsx';
import { Choice } from '../../../parts/choice.tsx';
import { TickBox } from '../../../parts/tick-box.tsx';
import type { useImport } from './use-import.ts';

type NotesProps = {
  readonly view: ImportView;
  readonly plan: ImportPlan;
  readonly dayNumbers: number;
  readonly asksForName: boolean;
  readonly importing: ReturnType<typeof useImport>;
};

export const ListNotes = (props: NotesProps) => {
  const say = useSayer();
  const { view, plan } = props;
  const notes = say.list.notes(view, plan.mapping);
  return (
    <div className="list-notes scrolls">
      {notes.map(({ level, text }) => (
        <p key={text} className={level === 'warn' ? 'list-note warn' : 'list-note quiet'}>
          {level === 'warn' ? <WarnIcon /> : null}
          <span>{text}</span>
        </p>
      ))}
      {props.asksForName ? <NameQuestion {...props} /> : null}
      <ReadingChoices {...props} />
    </div>
  );
};

/** Until it is answered nothing is written; the likely answer has the focus. */
const NameQuestion = ({ view, importing }: NotesProps) => {
  const t = useText();
  const likely = view.likelyName;
  const button = useRef<HTMLButtonElement>(null);
  // At once: after a click without a pointer an automatic focus waits for transitions, and one that was broken off never ends.
  useEffect(() => button.current?.focus(), []);
  return (
    <div className="list-question" role="group" aria-label={t('import.nameQuestion')}>
      <b>{t('import.nameQuestion')}</b>
      {likely === null ? null : (
        <Button
          ref={button}
          size="small"
          look="primary"
          onPress={() => importing.mapColumn(likely, 'holder')}
        >
          {t('import.takeAsName', { column: view.headers[likely] ?? '' })}
        </Button>
      )}
      <Button size="small" onPress={importing.wantNameless}>
        {t('import.nameless')}
      </Button>
    </div>
  );
};

const ReadingChoices = ({ view, plan, dayNumbers, importing }: NotesProps) => {
  const t = useText();
  const sheets = view.sheets.filter(({ rows }) => rows > 0);
  const encodings = [view.encoding, ...view.otherEncodings];
  const hasHidden = view.hiddenRows > 0 || view.hiddenColumns.length > 0;
  return (
    <div className="list-choices">
      {sheets.length < 2 ? null : (
        <Choice
          name={t('import.sheet')}
          value={view.sheet}
          groups={[
            {
              name: '',
              items: sheets.map(({ name, rows, isHidden }) => ({
                id: name,
                name,
                detail: t(isHidden ? 'import.sheetHidden' : 'import.sheetRows', { rows }),
              })),
            },
          ]}
          before={<span className="quiet">{t('import.sheet')}</span>}
          onChange={(sheet) => importing.readAgain({ sheet })}
        />
      )}
      <Choice
        name={t('import.headerRow')}
        value={String(view.headerRow)}
        groups={[{ name: '', items: headerRows(view.headerRow).map((row) => headerItem(t, row)) }]}
        before={<span className="quiet">{t('import.headerRow')}</span>}
        onChange={(row) => importing.readAgain({ headerRow: Number(row) })}
      />
      {encodings.length < 2 ? null : (
        <Choice
          name={t('import.encoding')}
          value={view.encoding}
          groups={[{ name: '', items: encodings.map((id) => ({ id, name: encodingName(id) })) }]}
          before={<span className="quiet">{t('import.encoding')}</span>}
          onChange={(encoding) => importing.readAgain({ encoding: encoding as NonNullable<Encoding> })}
        />
      )}
      {hasHidden ? (
        <TickBox isSelected={view.withHidden} onChange={(withHidden) => importing.readAgain({ withHidden })}>
          {t('import.withHidden')}
        </TickBox>
      ) : null}
      {dayNumbers > 0 || plan.takeDayNumbers ? (
        <TickBox isSelected={plan.takeDayNumbers} onChange={importing.setTakeDayNumbers}>
          {t('import.dayNumbers')}
        </TickBox>
      ) : null}
    </div>
  );
};

type Encoding = Parameters<ReturnType<typeof useImport>['readAgain']>[0]['encoding'];

/** As far down as headings are looked for; 0 is none. */
const headerRows = (now: number): number[] => [
  ...new Set([0, ...Array.from({ length: 10 }, (_, at) => at + 1), now]),
];

const headerItem = (t: Say, row: number) => ({
  id: String(row),
  name: row === 0 ? t('import.noHeaderRow') : t('import.headerRowAt', { row }),
});
