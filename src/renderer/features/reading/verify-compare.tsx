/** One value to compare: the whole scan with its place, that place large, and both texts under each other. */
import type { ReactNode, RefObject } from 'react';
import type { TemplateView } from '#contract/views';
import { boundsOf } from '#domain/plan/corners';
import { alignTexts } from '#domain/reading/align';
import type { VerifyItem } from '#domain/reading/verify-items';
import { useDesk } from '../../app/desk.tsx';
import { useSayer } from '../../app/language.tsx';
import { useText } from '../../app/use-text.ts';
import { LevelIcon } from '../../parts/level.tsx';
import { MarkedPicture } from '../picture/marked-picture.tsx';
import { CutOut } from './cut-out.tsx';
import { useValueWords } from './proposal-hint.tsx';

/** When it comes, as it is asked for by a key. */
const focusOnce = (input: HTMLInputElement | null): void => input?.focus();

const largeCut = { height: 150, most: 720, room: 0.55 };

export const VerifyCompare = ({
  view,
  item,
  body,
  typing,
  beside,
  children,
}: {
  readonly view: TemplateView;
  readonly item: VerifyItem;
  readonly body: RefObject<HTMLElement | null>;
  /** A person types another value; null while nobody does. */
  readonly typing: { readonly text: string; readonly onText: (text: string) => void } | null;
  /** The other values of the template. */
  readonly beside: ReactNode;
  /** What can be answered. */
  readonly children: ReactNode;
}) => {
  const t = useText();
  const say = useSayer();
  const words = useValueWords();
  const { blobUrl } = useDesk();
  const { path, at, finding, state } = item;
  const field = say.field(path);
  const [typed, read] = [words(path, item.typed), words(path, item.read)];
  const scan = view.scans.find(({ id }) => id === at?.scanId) ?? view.scans[0];
  const sentence = finding
    ? say.finding(finding)
    : t(state === 'doubtful' ? 'verify.doubtful' : 'verify.suggested');
  const spoken = t('verify.spoken', {
    field,
    typed: typed || t('verify.empty'),
    read: read || t('verify.notRead'),
  });
  return (
    <div className="verify-body">
      <div className="stage verify-stage">
        {scan ? (
          <MarkedPicture
            source={blobUrl(`scan/${scan.id}?width=1200`)}
            alt={t('picture.scanOf', { file: scan.name, side: t(`side.${scan.side}`) })}
            width={scan.facts.width}
            height={scan.facts.height}
            marks={[]}
            read={at ? boundsOf(at.place) : null}
          />
        ) : null}
      </div>
      <div className="verify-side">
        <section
          ref={body}
          tabIndex={-1}
          className="verify-item scrolls"
          aria-label={`${spoken} ${sentence}`}
        >
          <h3>{[field, ...item.also.map((other) => say.field(other))].join(t('history.comma'))}</h3>
          {scan && at ? (
            <CutOut scan={scan} at={at} size={largeCut} alt={t('verify.cutOf', { field })} isMarked />
          ) : (
            <p className="quiet">{t('verify.noPlace')}</p>
          )}
          {typing ? (
            <input
              className="box num verify-typing"
              aria-label={field}
              ref={focusOnce}
              autoComplete="off"
              spellCheck={false}
              value={typing.text}
              onFocus={(event) => event.currentTarget.select()}
              onChange={(event) => typing.onText(event.target.value)}
            />
          ) : null}
          <Compared typed={typed} read={read} unsure={read === item.read ? item.unsure : []} />
          <p className={`verify-why ${finding ? `ink-${finding.level}` : 'ink-warn'}`}>
            <LevelIcon level={finding?.level ?? 'warn'} /> <span>{sentence}</span>
          </p>
        </section>
        {typing ? <p className="quiet">{t('verify.typing')}</p> : children}
        {beside}
      </div>
    </div>
  );
};

const Compared = ({
  typed,
  read,
  unsure,
}: {
  readonly typed: string;
  readonly read: string;
  readonly unsure: readonly number[];
}) => {
  const t = useText();
  const isEmpty = typed.trim() === '' || read === '';
  let place = 0;
  const columns = alignTexts(typed, read).map((column, index) => {
    const from = place;
    place += column.read.length;
    return { ...column, key: index, isUnsure: column.read !== '' && unsure.includes(from) };
  });
  return (
    <div className="compared">
      <p className="compared-names quiet" aria-hidden="true">
        <span>{t('verify.typed')}</span>
        <span>{t('verify.read')}</span>
      </p>
      <p className="compared-texts num" lang="zh-CN">
        {isEmpty ? (
          <span className="compared-column">
            <span>{typed.trim() === '' ? <span className="quiet">{t('verify.empty')}</span> : typed}</span>
            <span>{read === '' ? <span className="quiet">{t('verify.notRead')}</span> : read}</span>
          </span>
        ) : (
          columns.map(({ key, isSame, isUnsure, ...column }) => (
            <span
              key={key}
              className={`compared-column ${isSame ? '' : 'differs'} ${isUnsure ? 'unsure' : ''}`}
            >
              <span>{column.typed || '\u00a0'}</span>
              <span>{column.read || '\u00a0'}</span>
            </span>
          ))
        )}
      </p>
    </div>
  );
};
