/**
 * A contact sheet of scans whose corners were not sure: a dozen at a time with the corners that were found. Enter says that all are right but
 * those that are marked, and goes on; their pictures are made together at the end. What is marked is corrected one by one.
 */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type CSSProperties, useEffect, useRef, useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { faultOf } from '#contract/fault-of';
import type { TemplateView } from '#contract/views';
import type { Scan } from '#domain/picture/picture';
import { agreedSide, shownCorners } from '#domain/plan/suggest-side';
import { displayName } from '#domain/template/display-name';
import { useDesk } from '../../app/desk.tsx';
import { useText } from '../../app/use-text.ts';
import { GoodIcon, WarnIcon } from '../../look/icons.tsx';
import { Button } from '../../parts/button.tsx';
import { Skeleton, Trouble } from '../../parts/states.tsx';
import { useKeys } from '../workshop/use-keys.ts';
import { usePrepareMany } from './use-prepare-many.ts';
import './look-over.css';

/** As many as stand on a small office screen without scrolling. */
export const onOneSheet = 12;

export const LookOver = ({
  ids,
  onClose,
  onLeft,
}: {
  /** Templates with scans and no picture yet. */
  readonly ids: readonly string[];
  readonly onClose: () => void;
  /** Those that were marked as wrong. */
  readonly onLeft: (ids: readonly string[]) => void;
}) => {
  const t = useText();
  const { client, blobUrl } = useDesk();
  const queries = useQueryClient();
  const { start } = usePrepareMany();
  const [from, setFrom] = useState(0);
  const [active, setActive] = useState(0);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const sheet = ids.slice(from, from + onOneSheet);
  const queryOf = (part: readonly string[]) => ({
    queryKey: ['look-over', part],
    queryFn: () => Promise.all(part.map((id) => client.templates.get({ id }))),
  });
  const { data: views, error, refetch } = useQuery(queryOf(sheet));
  const next = ids.slice(from + onOneSheet, from + 2 * onOneSheet);
  const hasCome = views !== undefined;
  // While one sheet is looked at, the next one comes.
  const nextQuery = useRef(queryOf(next));
  nextQuery.current = queryOf(next);
  useEffect(() => {
    if (hasCome && nextQuery.current.queryKey[1]?.length) void queries.prefetchQuery(nextQuery.current);
  }, [hasCome, queries]);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (hasCome && from >= 0) list.current?.focus();
  }, [hasCome, from]);
  const end = (seen: number) => {
    const agreed = ids.slice(0, seen).filter((id) => !left.has(id));
    if (agreed.length > 0) void start(agreed, undefined, true);
    onClose();
    if (left.size > 0) onLeft([...left]);
  };
  const agree = () => {
    if (!hasCome) return;
    if (next.length === 0) return end(ids.length);
    setFrom(from + onOneSheet);
    setActive(0);
  };
  const toggle = (at: number) => {
    const id = sheet[at];
    if (id === undefined) return;
    setActive(at);
    const now = new Set(left);
    if (!now.delete(id)) now.add(id);
    setLeft(now);
  };
  const move = (step: number) => setActive(Math.max(0, Math.min(sheet.length - 1, active + step)));
  useKeys((event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isControl = event.target instanceof HTMLElement && event.target.closest('button') !== null;
    const wide = columnsOf(list.current);
    const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: wide, ArrowUp: -wide };
    const step = steps[event.key];
    if (event.key === 'Escape') end(from);
    else if (event.repeat) return;
    else if (isControl) return;
    else if (event.key === 'Enter') agree();
    else if (event.key === ' ') toggle(active);
    else if (step !== undefined) move(step);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  const leftHere = sheet.filter((id) => left.has(id)).length;
  return (
    <ModalOverlay className="workshop-shade" isOpen isKeyboardDismissDisabled>
      <Modal className="workshop-modal">
        <Dialog className="look-over" aria-label={t('lookOver.title')}>
          <header className="workshop-head">
            <Heading slot="title">{t('lookOver.title')}</Heading>
            <span className="quiet tabular" role="status">
              {t('lookOver.sheet', { from: from + 1, to: from + sheet.length, of: ids.length })}
            </span>
            <span className="grow" />
            <Button onPress={() => end(from)} keys="Esc">
              {t('lookOver.end')}
            </Button>
          </header>
          {!views ? (
            error ? (
              <Trouble fault={faultOf(error)} onRetry={() => void refetch()} />
            ) : (
              <Skeleton lines={12} />
            )
          ) : (
            <div
              ref={list}
              className="look-over-sheet scrolls"
              role="listbox"
              aria-multiselectable="true"
              aria-label={t('lookOver.list')}
              aria-activedescendant={`look-over-${active}`}
              tabIndex={0}
            >
              {views.map((view, at) => (
                <Card
                  key={view.id}
                  view={view}
                  at={at}
                  isActive={at === active}
                  isLeft={left.has(view.id)}
                  urlOf={(scan) => blobUrl(`scan/${scan.id}?width=480`)}
                  onToggle={() => toggle(at)}
                />
              ))}
            </div>
          )}
          <footer className="look-over-foot">
            <span className="quiet">{t('lookOver.how')}</span>
            <span className="grow" />
            <Button look="primary" keys="↵" isDisabled={!hasCome} onPress={agree}>
              {t(next.length > 0 ? 'lookOver.agree' : 'lookOver.agreeLast', { n: sheet.length - leftHere })}
            </Button>
          </footer>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
};

/** Cards beside each other, as they are laid out now. */
const columnsOf = (list: HTMLElement | null): number =>
  list ? getComputedStyle(list).gridTemplateColumns.split(' ').length : 1;

const Card = ({
  view,
  at,
  isActive,
  isLeft,
  urlOf,
  onToggle,
}: {
  readonly view: TemplateView;
  readonly at: number;
  readonly isActive: boolean;
  readonly isLeft: boolean;
  readonly urlOf: (scan: Scan) => string;
  readonly onToggle: () => void;
}) => {
  const t = useText();
  const name = displayName(view.fields) || t('template.unnamed');
  const word = t(isLeft ? 'lookOver.wrong' : 'lookOver.right');
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isActive) card.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  return (
    <div
      ref={card}
      id={`look-over-${at}`}
      role="option"
      aria-selected={!isLeft}
      aria-label={`${name}, ${word}`}
      className={`look-over-card ${isActive ? 'active' : ''} ${isLeft ? 'left' : ''}`}
      onClick={onToggle}
    >
      <span className="look-over-photos">
        {view.scans.map((scan) => (
          <Photo key={scan.id} scan={scan} url={urlOf(scan)} among={view.scans.length} />
        ))}
      </span>
      <span className="look-over-foot-line">
        <b className="look-over-name as-typed">{name}</b>
        <span className={`look-over-word ${isLeft ? 'ink-warn' : 'quiet'}`}>
          {isLeft ? <WarnIcon /> : <GoodIcon />} {word}
        </span>
      </span>
    </div>
  );
};

const Photo = ({
  scan,
  url,
  among,
}: {
  readonly scan: Scan;
  readonly url: string;
  readonly among: number;
}) => {
  const { width, height, papers } = scan.facts;
  const corners = shownCorners(papers) ?? wholePhoto;
  // As the picture will stand, so that nobody reads upside down.
  const { turns } = agreedSide(scan);
  const ratio = width / height;
  const isAcross = turns % 2 === 1;
  const measure = {
    '--ratio': isAcross ? 1 / ratio : ratio,
    '--most': `${Math.floor(240 / among)}px`,
  } as CSSProperties;
  const turned: CSSProperties = {
    width: isAcross ? `${ratio * 100}%` : '100%',
    height: isAcross ? `${100 / ratio}%` : '100%',
    transform: `translate(-50%, -50%) rotate(${turns * 90}deg)`,
  };
  return (
    <span className="look-over-photo">
      <span style={measure}>
        <span className="look-over-turned" style={turned}>
          <img src={url} alt="" draggable={false} />
          <svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
            <polygon points={corners.map((point) => point.join(',')).join(' ')} />
          </svg>
        </span>
      </span>
    </span>
  );
};

const wholePhoto = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
] as const;
