/** Goes through what must be compared, template by template, one value at a time. */
import { useEffect, useRef, useState } from 'react';
import { faultOf } from '#contract/fault-of';
import type { CellPath } from '#contract/grid-columns';
import type { TemplateView } from '#contract/views';
import { editsOf, inFormOrder, proposalsFor } from '#domain/reading/proposals';
import { type VerifyItem, verifyItemsOf } from '#domain/reading/verify-items';
import { type FieldPath, type TemplateFields, writeField } from '#domain/template/fields';
import { useDesk } from '../../app/desk.tsx';
import { useSayer } from '../../app/language.tsx';
import { useAcceptTemplate } from '../../app/queries.ts';
import { useText } from '../../app/use-text.ts';
import { tell } from '../../parts/toasts.tsx';
import { writable } from '../template/drafts.ts';
import { typedValue } from '../template/typed-value.ts';

export type VerifyCounts = {
  readonly agreed: number;
  readonly taken: number;
  readonly typed: number;
  readonly left: number;
};

type Step = {
  /** Place of the template among those that are gone through. */
  readonly index: number;
  readonly view: TemplateView;
  readonly items: readonly VerifyItem[];
  /** All values of this template that were or are to be compared, in the order of the form. */
  readonly all: readonly FieldPath[];
  /** Fields of this template that were answered or skipped. */
  readonly seen: readonly FieldPath[];
  /** How many values of it those were. */
  readonly passed: number;
};

export type Lane =
  | { readonly kind: 'looking'; readonly index: number }
  | ({ readonly kind: 'item'; readonly item: VerifyItem } & Step)
  | { readonly kind: 'done' };

const untouched = { all: [], seen: [], passed: 0 } as const;
const none: VerifyCounts = { agreed: 0, taken: 0, typed: 0, left: 0 };

export const useVerify = (ids: readonly string[], today: string) => {
  const t = useText();
  const say = useSayer();
  const { client, drafts } = useDesk();
  const accept = useAcceptTemplate();
  const [lane, setLane] = useState<Lane>({ kind: 'looking', index: 0 });
  const [counts, setCounts] = useState(none);
  const isBusy = useRef(false);
  const isGone = useRef(false);
  const canRead = useRef(true);

  const told = (error: unknown): void => tell({ level: 'stop', text: say.fault(faultOf(error)) });

  /** The template with its scans read, as far as they can be. */
  const load = async (id: string): Promise<TemplateView> => {
    const view = await client.templates.get({ id });
    const isUnread = view.scans.some(({ reading, damaged }) => reading === null && !damaged);
    if (!isUnread || !canRead.current) return view;
    try {
      const read = await client.readings.readTemplate({ template: id });
      accept(read);
      return read;
    } catch (error) {
      const fault = faultOf(error);
      if (fault.code === 'reading-unavailable') canRead.current = false;
      told(fault);
      return view;
    }
  };

  /** Shows the first value that is left of a template; false where none is. */
  const show = (step: Omit<Step, 'items'>): boolean => {
    const items = verifyItemsOf(step.view, today).filter(({ path }) => !step.seen.includes(path));
    const [item] = items;
    const all = [...step.all, ...items.map(({ path }) => path).filter((path) => !step.all.includes(path))];
    if (item)
      setLane({
        kind: 'item',
        ...step,
        all: inFormOrder(all.map((path) => ({ path }))).map(({ path }) => path),
        items,
        item,
      });
    return item !== undefined;
  };

  const goOn = async (from: number): Promise<void> => {
    for (let index = from; index < ids.length && !isGone.current; index++) {
      setLane({ kind: 'looking', index });
      try {
        const view = await load(ids[index]!);
        if (isGone.current) return;
        if (view.removed || !show({ index, view, ...untouched })) continue;
        // Whole numbers are on screen from here on.
        if (verifyItemsOf(view, today).some(({ path }) => path === 'certificate.number')) {
          const noted = await client.templates.noteNumberShown({ id: view.id });
          accept(noted);
          show({ index, view: noted, ...untouched });
        }
        return;
      } catch (error) {
        const fault = faultOf(error);
        // Somebody took it away meanwhile.
        if (fault.code !== 'not-found') return told(fault);
      }
    }
    if (!isGone.current) setLane({ kind: 'done' });
  };

  const latest = useRef(goOn);
  latest.current = goOn;
  useEffect(() => {
    isGone.current = false;
    void drafts
      .settleAll()
      .then(() => latest.current(0))
      .catch((error: unknown) => {
        tell({ level: 'stop', text: say.fault(faultOf(error)) });
        setLane({ kind: 'done' });
      });
    return () => {
      isGone.current = true;
    };
  }, [drafts, say]);

  /** One answer at a time: a key pressed meanwhile would answer what nobody has seen yet. false: nothing was answered. */
  const answer = async (
    outcome: keyof VerifyCounts,
    work: (view: TemplateView, item: VerifyItem) => Promise<TemplateView>,
  ): Promise<boolean> => {
    if (lane.kind !== 'item' || isBusy.current) return false;
    isBusy.current = true;
    const { index, item, all, seen, passed } = lane;
    try {
      const view = await work(lane.view, item);
      accept(view);
      setCounts((before) => ({ ...before, [outcome]: before[outcome] + 1 }));
      if (!show({ index, view, all, seen: [...seen, ...pathsOf(item)], passed: passed + 1 }))
        await goOn(index + 1);
      return true;
    } catch (error) {
      await recover(error, lane);
      return false;
    } finally {
      isBusy.current = false;
    }
  };

  const recover = async (error: unknown, { index, view, all, seen, passed }: Step): Promise<void> => {
    if (faultOf(error).code !== 'stale-revision') return told(error);
    try {
      const newest = await client.templates.get({ id: view.id });
      accept(newest);
      tell({ level: 'stop', text: t('verify.changedMeanwhile') });
      if (!show({ index, view: newest, all, seen, passed })) await goOn(index + 1);
    } catch (again) {
      told(again);
    }
  };

  const agreeTo = (view: TemplateView, item: VerifyItem): Promise<TemplateView> =>
    client.readings.agree({ template: view.id, revision: view.revision, fields: [...pathsOf(item)] });

  return {
    lane,
    counts,
    agree: () => answer('agreed', agreeTo),
    take: () =>
      answer('taken', async (view, item) => {
        const fields = taken(view, item, today);
        // The person has seen both: what stands there now was compared.
        const { id, revision } = view;
        return agreeTo(await client.templates.update({ id, revision, fields: writable(fields) }), item);
      }),
    /** What a person types instead is compared by that. */
    type: (text: string) =>
      answer('typed', async (view, item) => {
        const fields = pathsOf(item).reduce(
          (now, path) => writeField(now, path, typedValue(path as CellPath, text)),
          view.fields,
        );
        const { id, revision } = view;
        return agreeTo(await client.templates.update({ id, revision, fields: writable(fields) }), item);
      }),
    leave: () => answer('left', async (view) => view),
  };
};

const pathsOf = ({ path, also }: VerifyItem): readonly FieldPath[] => [path, ...also];

/** The read value in its field; what goes with it goes along, as kind of holder and type of paper do. */
const taken = (
  { fields, scans }: Pick<TemplateView, 'fields' | 'scans'>,
  item: VerifyItem,
  today: string,
): TemplateFields => {
  const { take } = item;
  if (take === null) return fields;
  const all = proposalsFor({ fields, scans }, today);
  const own = new Set(pathsOf(item));
  // In the order of the form each follows from one before it.
  for (const { path, derivedFrom } of all) if (derivedFrom && own.has(derivedFrom)) own.add(path);
  const edits = editsOf(
    all.filter(({ path }) => own.has(path)),
    all,
  );
  const written = pathsOf(item).reduce((now, path) => writeField(now, path, take), fields);
  return edits.reduce((now, edit) => writeField(now, edit.path, edit.to), written);
};
