/** Paste what a reviewer wrote, see what it means for this template, record it, go and repair. */
import { useQuery } from '@tanstack/react-query';
import { type Ref, useDeferredValue, useEffect, useRef, useState } from 'react';
import { faultOf } from '#contract/fault-of';
import type { Reading } from '#contract/returned';
import type { TemplateView } from '#contract/views';
import { displayName } from '#domain/template/display-name';
import { useActions } from '../../app/actions.ts';
import { useDesk } from '../../app/desk.tsx';
import { templateQuery } from '../../app/queries.ts';
import { goTo } from '../../app/routes.ts';
import { useText } from '../../app/use-text.ts';
import { BackIcon, CloseIcon, RepairIcon, SealIcon } from '../../look/icons.tsx';
import { Button } from '../../parts/button.tsx';
import { DropArea } from '../../parts/drop-area.tsx';
import { FileButton } from '../../parts/file-button.tsx';
import { standingOf } from '../../parts/level.tsx';
import { Skeleton, Trouble } from '../../parts/states.tsx';
import { AnswerHistory } from './answers.tsx';
import { goToPlace } from './go-to-place.ts';
import { Meaning } from './meaning.tsx';
import { answerOf, MentionList } from './mention-list.tsx';
import { MessageBox, useMails } from './message-box.tsx';
import { Outcomes } from './outcomes.tsx';
import { readingQuery } from './queries.ts';
import { ReturnedListing } from './returned-list.tsx';
import { GuideNotes, Teach } from './teach.tsx';
import { type Answer, type Record, useRecord } from './use-record.ts';
import './returned.css';

export const ReturnedPage = ({ chosen }: { readonly chosen: string | null }) => {
  const [text, setText] = useState('');
  const [search, setSearch] = useState('');
  const box = useRef<HTMLTextAreaElement>(null);
  const searchBox = useRef<HTMLInputElement>(null);
  useEffect(() => box.current?.focus(), []);
  useActions([
    {
      id: 'returned.search',
      group: 'returned',
      text: 'returned.search',
      keys: ['/'],
      run: () => searchBox.current?.focus(),
    },
    {
      id: 'returned.message',
      group: 'returned',
      text: 'returned.message',
      keys: ['p'],
      run: () => box.current?.focus(),
    },
  ]);
  const choose = (template: string | null) => goTo({ page: 'returned', template }, 'replace');
  return (
    <div className="templates-page returned-page">
      <ReturnedListing
        chosen={chosen}
        search={useDeferredValue(search)}
        searchBox={searchBox}
        onSearch={setSearch}
        onChoose={choose}
        onOpen={() => box.current?.focus()}
      />
      <main className="detail returned-detail">
        <Message chosen={chosen} text={text} box={box} onText={setText} onChoose={choose} />
      </main>
    </div>
  );
};

type MessageProps = {
  readonly chosen: string | null;
  readonly text: string;
  readonly box: Ref<HTMLTextAreaElement>;
  readonly onText: (text: string) => void;
  readonly onChoose: (id: string | null) => void;
};

const Message = ({ chosen, text, box, onText, onChoose }: MessageProps) => {
  const t = useText();
  const desk = useDesk();
  const typed = useDeferredValue(text).trim();
  const { data: found } = useQuery({ ...readingQuery(desk, typed, null), enabled: typed !== '' });
  // A message that names one template is about that one, whether or not it was chosen before.
  const only = found?.parts.length === 1 ? found.parts[0] : undefined;
  const subject = chosen ?? only?.template ?? null;
  const view = useQuery({ ...templateQuery(desk, subject ?? ''), enabled: subject !== null });
  const template = subject === null ? undefined : view.data;
  const part = found?.parts.find((one) => one.template === subject);
  const last = template?.outcomes.find(({ message }) => message !== '')?.message ?? '';
  const read = part && typed !== '' ? part.text : typed || last;
  const reading = useQuery(readingQuery(desk, read, subject));
  const mails = useMails(text, onText);
  const record = useRecord();
  const recorded: Record = async (answers, to) => {
    const isWhole = await record(answers, to);
    if (isWhole) {
      onText('');
      const [answer] = answers;
      if (answers.length === 1 && answer) onChoose(to === 'rejected' ? answer.id : null);
    }
    return isWhole;
  };
  const answer: Answer | null = part
    ? answerOf(part)
    : template
      ? {
          id: template.id,
          name: displayName(template.fields),
          from: template.state,
          revision: template.revision,
          domains: [],
          message: typed,
        }
      : null;
  const many = found !== undefined && found.parts.length > 1 && typed !== '';
  const recordHere = (to: 'rejected' | 'verified') => {
    if (many && chosen === null) void recorded(found.parts.map(answerOf), to);
    else if (answer && (typed !== '' || to === 'verified' || answer.from !== 'rejected'))
      void recorded([answer], to);
  };
  const canRecord = answer !== null || many;
  useActions([
    {
      id: 'returned.record',
      group: 'returned',
      text: 'returned.record',
      keys: ['mod+enter'],
      can: () => canRecord,
      run: () => recordHere('rejected'),
    },
    {
      id: 'returned.verified',
      group: 'returned',
      text: 'returned.verified',
      keys: ['alt+v'],
      can: () => canRecord,
      run: () => recordHere('verified'),
    },
  ]);
  return (
    <>
      <Head template={template ?? null} isChosen={chosen !== null} onLeave={() => onChoose(null)} />
      <DropArea className="returned-drop" hint={t('returned.dropMail')} onFiles={mails.take}>
        <div className="returned-body scrolls" tabIndex={-1}>
          <MessageBox box={box} text={text} onText={onText} />
          <div className="message-actions">
            {answer ? (
              <>
                {typed !== '' || answer.from !== 'rejected' ? (
                  <Button
                    look="primary"
                    icon={<BackIcon />}
                    keys="Ctrl ↵"
                    onPress={() => recordHere('rejected')}
                  >
                    {t(answer.from === 'rejected' ? 'returned.recordMore' : 'returned.record')}
                  </Button>
                ) : null}
                <Button icon={<SealIcon />} keys="Alt V" onPress={() => recordHere('verified')}>
                  {t('returned.verified')}
                </Button>
                <RepairButton template={answer.id} reading={reading.data} />
              </>
            ) : null}
            {text === '' ? (
              <FileButton
                accept={['.eml', '.msg', '.txt', 'message/rfc822', 'text/plain']}
                multiple
                onFiles={mails.take}
              >
                {t('returned.openMail')}
              </FileButton>
            ) : null}
            {mails.isReading ? <span role="status">{t('returned.readingMail')}</span> : null}
            {text !== '' ? (
              <Button look="quiet" icon={<CloseIcon />} onPress={() => onText('')}>
                {t('returned.clear')}
              </Button>
            ) : null}
          </div>
          {part && part.domains.length > 0 && !many ? (
            <p className="quiet">
              {t('returned.aboutDomains', { n: part.domains.length, first: part.domains[0]! })}
            </p>
          ) : null}
          {many ? (
            <MentionList parts={found.parts} chosen={subject} onChoose={onChoose} onRecord={recorded} />
          ) : null}
          {view.error ? <Trouble fault={faultOf(view.error)} onRetry={() => void view.refetch()} /> : null}
          {reading.error ? (
            <Trouble fault={faultOf(reading.error)} onRetry={() => void reading.refetch()} />
          ) : null}
          {read !== '' && !reading.data && !reading.error ? <Skeleton lines={6} /> : null}
          {read !== '' && reading.data && (subject !== null || !many) ? (
            <div aria-live="polite">
              <Meaning
                explanations={reading.data.explanations}
                holidays={reading.data.holidays}
                template={subject}
              />
              <Teach key={read} text={read} isUnknown={reading.data.explanations.length === 0} />
            </div>
          ) : null}
          {template ? <AnswerHistory outcomes={template.outcomes} /> : null}
          {subject === null && read === '' ? (
            <>
              <Outcomes />
              <GuideNotes onAsk={onText} />
            </>
          ) : null}
        </div>
      </DropArea>
    </>
  );
};

const Head = ({
  template,
  isChosen,
  onLeave,
}: {
  readonly template: TemplateView | null;
  readonly isChosen: boolean;
  readonly onLeave: () => void;
}) => {
  const t = useText();
  if (!template)
    return (
      <header className="returned-title">
        <h1>{t('returned.title')}</h1>
        <p className="quiet">{t('returned.lead')}</p>
      </header>
    );
  const standing = standingOf(t, template.state, template.check);
  return (
    <header className="returned-title one">
      <h1 className="clip">{displayName(template.fields) || t('template.unnamed')}</h1>
      <span className={`chip ${standing.tone}`}>
        <standing.icon /> {standing.text}
      </span>
      <span className="grow" />
      {isChosen ? (
        <Button size="small" look="quiet" icon={<CloseIcon />} onPress={onLeave}>
          {t('returned.all')}
        </Button>
      ) : null}
    </header>
  );
};

/** Straight to the first suspect; without one, to the template. */
const RepairButton = ({
  template,
  reading,
}: {
  readonly template: string;
  readonly reading: Reading | undefined;
}) => {
  const t = useText();
  const suspect = reading?.explanations[0]?.suspects[0];
  useActions([
    {
      id: 'returned.repair',
      group: 'returned',
      text: 'returned.repair',
      keys: ['alt+g'],
      run: () => goToPlace(template, suspect?.at ?? null),
    },
  ]);
  return (
    <Button icon={<RepairIcon />} keys="Alt G" onPress={() => goToPlace(template, suspect?.at ?? null)}>
      {t(suspect ? 'returned.repairFirst' : 'returned.open')}
    </Button>
  );
};
