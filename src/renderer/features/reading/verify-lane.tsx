/** The whole window for comparing: one value after the other, its place on the paper large, the form's and the read value under it. */
import { type RefObject, useEffect, useRef, useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { GridColumn } from '#contract/grid-columns';
import { displayName } from '#domain/template/display-name';
import { readField } from '#domain/template/fields';
import { isMac, keyName } from '../../app/keys.ts';
import { useSayer } from '../../app/language.tsx';
import { useStatus } from '../../app/queries.ts';
import { goTo, openTemplate, readRoute } from '../../app/routes.ts';
import { useText } from '../../app/use-text.ts';
import { GoodIcon, TickIcon } from '../../look/icons.tsx';
import { Button } from '../../parts/button.tsx';
import { reachable } from '../../parts/reachable.ts';
import { tell } from '../../parts/toasts.tsx';
import { isChosen } from '../grid/columns.ts';
import { fillNext, focusField } from '../template/focus.ts';
import { useKeys } from '../workshop/use-keys.ts';
import { useValueWords } from './proposal-hint.tsx';
import { type Lane, useVerify, type VerifyCounts } from './use-verify.ts';
import { VerifyCompare } from './verify-compare.tsx';
import './verify.css';

export const VerifyLane = ({
  ids,
  onClose,
}: {
  readonly ids: readonly string[];
  readonly onClose: () => void;
}) => {
  const t = useText();
  const { lane, counts, agree, take, type: write, leave } = useVerify(ids, useStatus()?.today ?? '');
  const body = useRef<HTMLElement>(null);
  useFocusItem(body, lane);
  const close = () => {
    onClose();
    const { agreed, taken, typed } = counts;
    if (lane.kind !== 'done' && agreed + taken + typed > 0)
      tell({ level: 'good', text: t('verify.counts', counts) });
  };
  const isEmpty = lane.kind === 'item' && lane.item.typed.trim() === '';
  const enter = () => {
    if (lane.kind === 'done') close();
    else if (lane.kind === 'item') void (isEmpty ? leave() : agree());
  };
  /** What is typed instead; null while nothing is. */
  const [typing, setTyping] = useState<{ readonly of: string; readonly text: string } | null>(null);
  const here = itemName(lane);
  const text = typing?.of === here ? typing.text : null;
  const setText = (now: string) => setTyping({ of: here, text: now });
  const type = () => {
    if (lane.kind !== 'item') return;
    // What takes one of several values is chosen in the form.
    if (isChosen(lane.item.path as GridColumn)) toForm();
    else setText(lane.item.typed || lane.item.read);
  };
  const toForm = () => {
    if (lane.kind !== 'item') return;
    const { view, item } = lane;
    close();
    // The lane gives the focus back first, so that it can be moved.
    setTimeout(() => goToField(view.id, item.path), 0);
  };
  const canTake = lane.kind === 'item' && lane.item.take !== null;
  useKeys((event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (text !== null) {
      if (event.key !== 'Escape' && event.key !== 'Enter') return;
      event.preventDefault();
      event.stopPropagation();
      if (event.key === 'Escape') {
        setTyping(null);
        body.current?.focus();
      } else if (!event.repeat)
        // What could not be saved stays where it was typed.
        void write(text).then(
          (isWritten) => isWritten && setTyping((now) => (now?.of === here ? null : now)),
        );
      return;
    }
    const isControl = event.target instanceof HTMLElement && event.target.closest('.verify button') !== null;
    const key = keyName(event, isMac());
    if (event.key === 'Escape') close();
    // A key held down answers once.
    else if (event.repeat) event.preventDefault();
    else if (event.key === 'Enter' && !isControl) enter();
    else if (key === 't' && canTake) void take();
    else if (key === 'e' && lane.kind === 'item') type();
    else if (key === 'f' && lane.kind === 'item') toForm();
    else if (event.key === 'ArrowRight' && lane.kind === 'item') void leave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  return (
    <ModalOverlay className="workshop-shade" isOpen isKeyboardDismissDisabled>
      <Modal className="workshop-modal">
        <Dialog className="verify" aria-label={t('verify.title')}>
          <header className="workshop-head">
            <Heading slot="title">{t('verify.title')}</Heading>
            {lane.kind === 'item' ? (
              <>
                <b className="verify-name">{displayName(lane.view.fields) || t('template.unnamed')}</b>
                <span className="quiet tabular">
                  {t('verify.item', {
                    at: lane.passed + 1,
                    of: lane.passed + lane.items.length,
                  })}
                  {ids.length > 1
                    ? ` · ${t('verify.template', { at: lane.index + 1, of: ids.length })} · ${t('verify.still', { n: ids.length - lane.index - 1 })}`
                    : ''}
                </span>
              </>
            ) : null}
            <span className="grow" />
            <Button onPress={close} keys="Esc">
              {t('verify.end')}
            </Button>
          </header>
          {lane.kind === 'looking' ? (
            <section className="verify-wait" role="status">
              <p className="tabular">{t('verify.looking', { done: lane.index, total: ids.length })}</p>
              <progress
                value={lane.index}
                max={Math.max(1, ids.length)}
                aria-label={t('verify.looking', { done: lane.index, total: ids.length })}
              />
            </section>
          ) : null}
          {lane.kind === 'item' ? (
            <VerifyCompare
              key={`${lane.view.id} ${lane.item.path}`}
              view={lane.view}
              item={lane.item}
              body={body}
              typing={text === null ? null : { text, onText: setText }}
              beside={<Beside lane={lane} />}
            >
              <Answers
                isEmpty={isEmpty}
                canTake={canTake}
                onEnter={enter}
                onTake={() => void take()}
                onType={type}
                onForm={toForm}
                onLeave={() => void leave()}
              />
            </VerifyCompare>
          ) : null}
          {lane.kind === 'done' ? <Done counts={counts} onClose={close} /> : null}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
};

type AnswersProps = {
  /** Nothing stands in the form that could be right. */
  readonly isEmpty: boolean;
  readonly canTake: boolean;
  readonly onEnter: () => void;
  readonly onTake: () => void;
  readonly onType: () => void;
  readonly onForm: () => void;
  readonly onLeave: () => void;
};

const Answers = ({ isEmpty, canTake, onEnter, onTake, onType, onForm, onLeave }: AnswersProps) => {
  const t = useText();
  return (
    <div className="verify-answers">
      <Button look={isEmpty ? 'plain' : 'primary'} keys="↵" onPress={onEnter}>
        {t(isEmpty ? 'verify.leave' : 'verify.agree')}
      </Button>
      <Button look={isEmpty ? 'primary' : 'plain'} keys="T" isDisabled={!canTake} onPress={onTake}>
        {t('verify.take')}
      </Button>
      <Button keys="E" onPress={onType}>
        {t('verify.type')}
      </Button>
      <Button look="quiet" keys="F" onPress={onForm}>
        {t('verify.toForm')}
      </Button>
      <span className="grow" />
      <Button look="quiet" keys="→" onPress={onLeave}>
        {t('verify.leave')}
      </Button>
    </div>
  );
};

/** The other values of the template: what was compared, what comes. */
const Beside = ({ lane }: { readonly lane: Extract<Lane, { kind: 'item' }> }) => {
  const t = useText();
  const say = useSayer();
  const words = useValueWords();
  const { all, seen, item, view } = lane;
  if (all.length < 2) return null;
  return (
    <ol className="verify-beside scrolls" aria-label={t('verify.values')} {...reachable}>
      {all.map((path) => {
        const isHere = path === item.path || item.also.includes(path);
        const isPast = !isHere && seen.includes(path);
        return (
          <li key={path} className={isHere ? 'here' : ''} aria-current={isHere ? 'step' : undefined}>
            <span className="quiet">{say.field(path)}</span>
            <span className="as-typed">
              {words(path, String(readField(view.fields, path))) || t('verify.empty')}
            </span>
            {isPast ? <TickIcon className="ink-good" /> : null}
          </li>
        );
      })}
    </ol>
  );
};

const itemName = (lane: Lane): string =>
  lane.kind === 'item' ? `${lane.view.id} ${lane.item.path}` : lane.kind;

/** Each value is read aloud as it comes. */
const useFocusItem = (body: RefObject<HTMLElement | null>, lane: Lane): void => {
  const what = itemName(lane);
  useEffect(() => {
    if (what !== 'looking') body.current?.focus();
  }, [body, what]);
};

/** To where it is typed: on its own page, which may be open behind. */
const goToField = (id: string, path: string): void => {
  const route = readRoute(location.hash);
  if (route.page === 'templates' && route.template === id) {
    focusField(path);
    return;
  }
  fillNext(id, path);
  goTo(openTemplate(id));
};

const Done = ({ counts, onClose }: { readonly counts: VerifyCounts; readonly onClose: () => void }) => {
  const t = useText();
  const isNothing = counts.agreed + counts.taken + counts.typed + counts.left === 0;
  return (
    <section className="verify-wait" role="status">
      <p className="verify-done ink-good">
        <GoodIcon /> {t(isNothing ? 'verify.nothing' : 'verify.done')}
      </p>
      {isNothing ? null : <p className="tabular">{t('verify.counts', counts)}</p>}
      <Button look="primary" autoFocus onPress={onClose}>
        {t('app.close')}
      </Button>
    </section>
  );
};
