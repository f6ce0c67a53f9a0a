/** Teaching the desk: a sentence of the office's own reviewers or customers, and what it means; and the list of all that was taught. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { faultOf } from '#contract/fault-of';
import { officeDay } from '#domain/date/office-day';
import { type KnownFailure, knownFailures } from '#domain/guide/failure-table';
import { longestTaught } from '#domain/guide/taught';
import { csvText } from '#domain/list/write-csv';
import { useActions } from '../../app/actions.ts';
import { useDesk } from '../../app/desk.tsx';
import { useSayer } from '../../app/language.tsx';
import { useOnce } from '../../app/once.ts';
import { useText } from '../../app/use-text.ts';
import { Button } from '../../parts/button.tsx';
import { Combo } from '../../parts/combo.tsx';
import { saveFile } from '../../parts/save-file.ts';
import { tell } from '../../parts/toasts.tsx';
import { guideNotesQuery } from './queries.ts';

/** Everything that reads messages reads them anew. */
const useNotes = () => {
  const say = useSayer();
  const desk = useDesk();
  const queries = useQueryClient();
  return async (work: () => Promise<unknown>): Promise<boolean> => {
    try {
      await work();
      await queries.invalidateQueries();
      return true;
    } catch (error) {
      tell({ level: 'stop', text: say.fault(faultOf(error)) });
      await queries.invalidateQueries({ queryKey: guideNotesQuery(desk).queryKey });
      return false;
    }
  };
};

/** `isUnknown`: nothing was found, so the question stands open at once. */
export const Teach = ({ text, isUnknown }: { readonly text: string; readonly isUnknown: boolean }) => {
  const t = useText();
  const [isOpen, setOpen] = useState(isUnknown);
  /** How often it was asked for: each time leads to the question. */
  const [asked, setAsked] = useState(0);
  const ask = () => {
    setOpen(true);
    setAsked(asked + 1);
  };
  useActions([
    {
      id: 'returned.teach',
      group: 'returned',
      text: 'returned.teach.open',
      keys: ['alt+t'],
      run: ask,
    },
  ]);
  return isOpen ? (
    <TeachForm text={text} asked={asked} onDone={() => setOpen(false)} />
  ) : (
    <p>
      <Button size="small" look="quiet" keys="Alt T" onPress={ask}>
        {t('returned.teach.open')}
      </Button>
    </p>
  );
};

const TeachForm = ({
  text,
  asked,
  onDone,
}: {
  readonly text: string;
  readonly asked: number;
  readonly onDone: () => void;
}) => {
  const t = useText();
  const say = useSayer();
  const { client } = useDesk();
  const change = useNotes();
  const [sentence, setSentence] = useState(() => longestLine(text));
  const [means, setMeans] = useState('');
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (asked > 0) box.current?.focus();
  }, [asked]);
  const items = useMemo(() => knownFailures.map((id) => ({ id, name: say.failure(id) })), [say]);
  const teach = useOnce(async () => {
    if (means === '' || sentence.trim() === '') return;
    const isTaught = await change(() =>
      client.guide.teach({ text: sentence.trim(), means: means as KnownFailure }),
    );
    if (!isTaught) return;
    tell({ level: 'good', text: t('returned.teach.done', { failure: say.failure(means as KnownFailure) }) });
    onDone();
  });
  return (
    <form
      className="teach"
      aria-label={t('returned.teach.title')}
      onSubmit={(event) => {
        event.preventDefault();
        void teach();
      }}
    >
      <h3>{t('returned.teach.title')}</h3>
      <p className="quiet">{t('returned.teach.more')}</p>
      <label htmlFor="teach-sentence">{t('returned.teach.sentence')}</label>
      <textarea
        id="teach-sentence"
        ref={box}
        className="box"
        rows={2}
        maxLength={longestTaught}
        spellCheck={false}
        value={sentence}
        onChange={(event) => setSentence(event.target.value)}
      />
      <label htmlFor="teach-means">{t('returned.teach.means')}</label>
      <Combo
        id="teach-means"
        name={t('returned.teach.means')}
        value={means}
        items={items}
        onChange={setMeans}
      />
      <p>
        <Button type="submit" look="primary" isDisabled={means === '' || sentence.trim() === ''}>
          {t('returned.teach.keep')}
        </Button>
      </p>
    </form>
  );
};

/** The line that is likeliest to hold the reason: the rest of a mail is greeting and signature. */
const longestLine = (text: string): string =>
  (text.split(/[\n。！!]+/u).toSorted((a, b) => b.length - a.length)[0] ?? '').trim().slice(0, longestTaught);

/** What was taught, with the way back; what nobody understood yet, to be looked at. */
export const GuideNotes = ({ onAsk }: { readonly onAsk: (text: string) => void }) => {
  const t = useText();
  const say = useSayer();
  const desk = useDesk();
  const change = useNotes();
  const { data } = useQuery(guideNotesQuery(desk));
  if (!data || (data.taught.length === 0 && data.unknown.length === 0)) return null;
  const { taught, unknown } = data;
  const save = () =>
    saveFile(
      `${t('returned.teach.file')}.csv`,
      csvText(
        [t('returned.teach.sentence'), 'F', t('returned.teach.means'), t('returned.teach.day')],
        taught.map(({ text, means, at }) => [text, means, say.failure(means), officeDay(at)]),
      ),
      'text/csv',
    );
  return (
    <section className="guide-notes" aria-label={t('returned.teach.list')}>
      {taught.length > 0 ? (
        <>
          <header>
            <h2>{t('returned.teach.list')}</h2>
            <Button size="small" onPress={save}>
              {t('returned.teach.export')}
            </Button>
          </header>
          <ul>
            {taught.map(({ id, text, means }) => (
              <li key={id}>
                <span className="as-typed">{text}</span>
                <span className="quiet">
                  <span className="num">{means}</span> {say.failure(means)}
                </span>
                <Button
                  size="small"
                  aria-label={t('returned.teach.forgetOne', { text })}
                  onPress={() => void change(() => desk.client.guide.forget({ id }))}
                >
                  {t('returned.teach.forget')}
                </Button>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {unknown.length > 0 ? (
        <>
          <h2>{t('returned.teach.unknown')}</h2>
          <ul>
            {unknown.map(({ text, times }) => (
              <li key={text}>
                <span className="as-typed">{text.slice(0, 300)}</span>
                <span className="quiet tabular">{t('returned.teach.times', { n: times })}</span>
                <Button
                  size="small"
                  aria-label={t('returned.teach.askOne', { text: text.slice(0, 60) })}
                  onPress={() => onAsk(text)}
                >
                  {t('returned.teach.ask')}
                </Button>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
};
