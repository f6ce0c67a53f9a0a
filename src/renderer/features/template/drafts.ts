/**
 * What a person typed, until the core has it. Drafts live outside the pages: they outlast page changes and a restart of the
 * core, and are sent again when it is back.
 */

import type { DeskClient } from '#contract/desk-client';
import { faultOf } from '#contract/fault-of';
import { Fault } from '#contract/faults';
import type { TemplateView } from '#contract/views';
import { type FieldPath, type TemplateFields, writeField } from '#domain/template/fields';
import { changedPaths, mergeFields } from './merge-fields.ts';

export type SaveState = 'saved' | 'waiting' | 'saving' | 'stale' | 'failed';

export type Draft = {
  /** The last view the core gave. */
  readonly base: TemplateView;
  readonly fields: TemplateFields;
  readonly save: SaveState;
  readonly fault: Fault | null;
};

export type Drafts = ReturnType<typeof createDrafts>;

/** Time after the last key until the text is sent, in milliseconds. */
const pause = 600;
/** Time until a text that could not be saved is sent again, in milliseconds. */
const retryAfter = 2_000;

export const createDrafts = (client: DeskClient, onSaved: (view: TemplateView) => void) => {
  const drafts = new Map<string, Draft>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const listeners = new Set<() => void>();
  const inFlight = new Map<string, Promise<void>>();
  /** The last text that was sent and never answered: the core may have written it all the same. */
  const unanswered = new Map<string, TemplateFields>();

  const put = (id: string, draft: Draft): void => {
    drafts.set(id, draft);
    for (const listener of listeners) listener();
  };

  const isDirty = (draft: Draft): boolean => changedPaths(draft.base.fields, draft.fields).length > 0;

  /** Somebody else has changed a field in which unsaved text stands: neither may go over the other unseen. */
  const isClash = ({ base, fields }: Draft, view: TemplateView): boolean => {
    const theirs = new Set(changedPaths(base.fields, view.fields));
    const sent = unanswered.get(view.id);
    const others = sent ? new Set(changedPaths(sent, view.fields)) : theirs;
    const differing = new Set(changedPaths(view.fields, fields));
    return changedPaths(base.fields, fields).some(
      (path) => theirs.has(path) && others.has(path) && differing.has(path),
    );
  };

  const schedule = (id: string, after = pause): void => {
    clearTimeout(timers.get(id));
    timers.set(
      id,
      setTimeout(() => void send(id), after),
    );
  };

  /** One text of a template is on its way at a time; a second request waits for the first. */
  const send = (id: string): Promise<void> => {
    clearTimeout(timers.get(id));
    const sending = inFlight.get(id) ?? sendNow(id).finally(() => inFlight.delete(id));
    inFlight.set(id, sending);
    return sending;
  };

  const sendNow = async (id: string): Promise<void> => {
    const draft = drafts.get(id);
    if (!draft || draft.save === 'stale') return;
    if (!isDirty(draft)) return put(id, { ...draft, save: 'saved', fault: null });
    const { fields } = draft;
    // What went wrong before stays said until it is mended.
    put(id, { ...draft, save: 'saving' });
    try {
      const view = await client.templates.update({
        id,
        revision: draft.base.revision,
        fields: writable(fields),
      });
      unanswered.delete(id);
      land(id, view, fields);
    } catch (error) {
      const fault = faultOf(error);
      if (isCoreAway(fault)) unanswered.set(id, fields);
      if (fault.code === 'stale-revision' && (await landUnanswered(id))) return;
      if (fault.code === 'stale-revision' && (await catchUp(id))) return sendNow(id);
      fail(id, fault);
    }
  };

  /** Whether the newer revision is only my own text, whose answer was lost with the core. */
  const landUnanswered = async (id: string): Promise<boolean> => {
    const sent = unanswered.get(id);
    if (!sent) return false;
    unanswered.delete(id);
    const view = await client.templates.get({ id }).catch(() => null);
    if (!view || changedPaths(sent, view.fields).length > 0) return false;
    land(id, view, sent);
    return true;
  };

  /** Whether nobody typed anything else: a scan or a picture came in meanwhile, or the state changed. The draft goes on from there. */
  const catchUp = async (id: string): Promise<boolean> => {
    const view = await client.templates.get({ id }).catch(() => null);
    const now = drafts.get(id);
    if (!view || !now || view.revision <= now.base.revision) return false;
    if (changedPaths(now.base.fields, view.fields).length > 0) return false;
    put(id, { ...now, base: view });
    onSaved(view);
    return true;
  };

  /** The core has `sent`; what was typed meanwhile stays on top. */
  const land = (id: string, view: TemplateView, sent: TemplateFields): void => {
    const now = drafts.get(id);
    if (!now) return;
    const fields = mergeFields(sent, now.fields, view.fields);
    const next: Draft = { base: view, fields, save: 'saved', fault: null };
    const more = isDirty(next);
    put(id, more ? { ...next, save: 'waiting' } : next);
    if (more) schedule(id);
    onSaved(view);
  };

  const fail = (id: string, fault: Fault): void => {
    const now = drafts.get(id);
    if (!now) return;
    const save = fault.code === 'stale-revision' ? 'stale' : isCoreAway(fault) ? 'waiting' : 'failed';
    put(id, { ...now, save, fault });
    if (save !== 'stale' && fault.retry) schedule(id, retryAfter);
  };

  /** Waits until nothing of this draft is on its way, then gives the revision to act on. */
  const settle = async (id: string): Promise<number> => {
    await send(id);
    // What was typed while the first text was on its way.
    await send(id);
    const draft = drafts.get(id);
    if (!draft || isDirty(draft)) throw draft?.fault ?? new Fault('stale-revision');
    return draft.base.revision;
  };

  return {
    subscribe: (listener: () => void): (() => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    get: (id: string): Draft | undefined => drafts.get(id),

    /** A new view from the core; text that is not saved yet is laid over it. */
    accept: (view: TemplateView): void => {
      const now = drafts.get(view.id);
      // An answer that was long on its way must not take newer ones back.
      if (now && now.base.revision > view.revision) return;
      if (now && now.base.revision === view.revision && now.save === 'saving') return;
      if (now?.save === 'stale') return;
      if (now && isClash(now, view)) {
        // What is on its way is answered by the core, which knows whether it came first.
        if (!inFlight.has(view.id)) put(view.id, { ...now, save: 'stale' });
        return;
      }
      const fields = now ? mergeFields(now.base.fields, now.fields, view.fields) : view.fields;
      const next: Draft = { base: view, fields, save: now?.save ?? 'saved', fault: now?.fault ?? null };
      put(view.id, next.save === 'saving' || isDirty(next) ? next : { ...next, save: 'saved', fault: null });
    },

    /** Notes a change and sends it after a pause. */
    edit: (id: string, path: FieldPath, value: unknown): void => {
      const now = drafts.get(id);
      if (!now) return;
      const save = now.save === 'saving' || now.save === 'stale' ? now.save : 'waiting';
      put(id, { ...now, fields: writeField(now.fields, path, value), save });
      schedule(id);
    },

    flush: (id: string): Promise<void> => send(id),

    settle,

    /** Waits until the core has everything that was typed. Faults: as the first that could not be sent. */
    settleAll: async (): Promise<void> => {
      for (const [id, draft] of drafts) if (inFlight.has(id) || isDirty(draft)) await settle(id);
    },

    /** Sends everything that waits, e.g. when the core is back. */
    flushAll: (): void => {
      for (const [id, draft] of drafts) if (isDirty(draft)) void send(id);
    },

    hasUnsaved: (): boolean => [...drafts.values()].some(isDirty),

    /** After `stale`: loads what the store has now, with my text on top or without it. */
    reload: async (id: string, keepMine: boolean): Promise<void> => {
      const now = drafts.get(id);
      if (!now) return;
      try {
        const view = await client.templates.get({ id });
        const fields = keepMine
          ? mergeFields(now.base.fields, drafts.get(id)?.fields ?? now.fields, view.fields)
          : view.fields;
        put(id, { base: view, fields, save: 'waiting', fault: null });
        onSaved(view);
        await send(id);
      } catch (error) {
        const latest = drafts.get(id) ?? now;
        put(id, { ...latest, save: 'stale', fault: faultOf(error) });
      }
    },
  };
};

/** It has nothing against the text: there is nobody to take it now. */
const isCoreAway = ({ code }: Fault): boolean => code === 'core-stopped' || code === 'core-failed';

/** The contract's schemas ask for arrays that may be written to. */
export const writable = (fields: TemplateFields) => ({
  ...fields,
  domains: [...fields.domains],
  tags: [...fields.tags],
});
