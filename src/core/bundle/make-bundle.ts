/** Makes a bundle: looks at the templates here, leaves pictures, hashes and files to the bundle thread, keeps the recipe. */
import { setImmediate } from 'node:timers/promises';
import { Fault } from '#contract/faults';
import type { BundleProgress, BundleView, LeftOut, TemplateView } from '#contract/views';
import { finding } from '#domain/finding/finding';
import type { PayloadWay } from '#domain/payload/payload';
import type { Picture } from '#domain/picture/picture';
import { displayName } from '#domain/template/display-name';
import type { BundlePlan, Composed, ItemWay, Taken } from '../ports/bundle-thread.ts';
import type { DeskContext } from '../ports/desk-context.ts';
import type { RecipeHead } from './recipe.ts';
import { isOpen, wayOf } from './way-of.ts';

export type BundleInput = {
  /** What the bundle is to be known by; a new id where it is left open. */
  readonly id?: string | undefined;
  /** Without a list: everything that was not submitted yet. */
  readonly templates?: readonly string[] | undefined;
  readonly target?: string | undefined;
  readonly withInternal?: boolean | undefined;
  /** Of every template; without, the one that is offered for its state. */
  readonly way?: PayloadWay | undefined;
};

/** Templates that the thread may have before it has answered for the first of them. */
const ahead = 3;
/** Templates whose history is written in one transaction. */
const part = 50;

/** Tells of every template, then of the bundle. Leaving it early, or aborting, leaves nothing. Faults: nothing-ready, cancelled. */
export const makeBundle = (
  context: DeskContext,
  input: BundleInput,
  signal?: AbortSignal,
): AsyncGenerator<BundleProgress> => make(context, input, null, signal);

/** The same, written to `path` on the way: half the work of saving it afterwards. Faults also: disk-full, read-only. */
export const makeBundleFile = (
  context: DeskContext,
  input: BundleInput,
  path: string,
  onProgress: (progress: BundleProgress & { kind: 'progress' }) => void,
  signal?: AbortSignal,
): Promise<BundleView> =>
  context.partFiles.write(path, async (file) => {
    for await (const step of make(context, input, file, signal)) {
      if (step.kind === 'done') return step.bundle;
      onProgress(step);
    }
    throw new Error('the bundle stream ended without a bundle');
  });

async function* make(
  context: DeskContext,
  input: BundleInput,
  file: string | null,
  signal: AbortSignal | undefined,
): AsyncGenerator<BundleProgress> {
  const { templates, targets, settings, clock } = context;
  const { language } = settings.read();
  const target = targets.get(input.target ?? settings.read().target);
  const ids = input.templates ?? templates.ids();
  const date = clock.today();
  const plan = {
    target,
    date,
    appVersion: context.appVersion,
    language,
    withInternal: input.withInternal ?? false,
  };
  const bundle = await beginBundle(context, plan, file, signal);
  try {
    const items: BundleView['items'][number][] = [];
    const left: LeftOut[] = [];
    let done = 0;
    const settle = async ({ view, going, taken }: Waiting): Promise<BundleProgress> => {
      const entry = { template: view.id, name: displayName(view.fields) };
      const answer = await taken;
      if (answer?.ok) items.push({ ...entry, files: answer.files, ...going });
      else if (answer && view.picture) {
        // A whole desk that went away is no damaged picture: this says so, as a fault.
        await context.vault.stat(templates.pictureFile(view.picture.id).vaultId);
        left.push({ ...entry, reasons: [finding('picture-lost', { picture: 'upload' })] });
      }
      done += 1;
      return { kind: 'progress', done, total: ids.length, name: entry.name };
    };
    const waiting: Waiting[] = [];
    for (const id of ids) {
      signal?.throwIfAborted();
      await setImmediate();
      const view = templates.view(id, { target: target.id });
      const isAsked = input.templates !== undefined || isOpen(view, input.way);
      const going = isAsked ? wayOf(context, view, input.way, target) : null;
      const isReady = going !== null && view.check.stops === 0;
      if (isAsked && !isReady)
        left.push({ template: id, name: displayName(view.fields), reasons: stopsOf(view) });
      waiting.push({
        view,
        going,
        taken: isReady && view.picture ? bundle.add(view, view.picture, going) : null,
      });
      if (waiting.length > ahead) yield await settle(waiting.shift()!);
    }
    for (const last of waiting) yield await settle(last);
    if (items.length === 0) throw new Fault('nothing-ready', { left: left.length });
    const composed = await bundle.end(left.length);
    signal?.throwIfAborted();
    yield {
      kind: 'done',
      bundle: await keep(context, composed, { id: input.id, target: target.id, date, items, left }),
    };
  } finally {
    const dropped = bundle.drop();
    // Somebody takes the file away next, for which it must be closed; without one nobody waits for a text that is being written.
    if (file === null) dropped.catch(() => undefined);
    else await dropped;
  }
}

/** null: it does not go in. */
type Waiting = {
  readonly view: TemplateView;
  readonly going: ItemWay | null;
  readonly taken: Promise<Taken> | null;
};

const beginBundle = async (
  { bundleThread: thread, templates }: DeskContext,
  plan: BundlePlan,
  file: string | null,
  signal: AbortSignal | undefined,
) => {
  // A file that is being opened is waited for: it could not be taken away before.
  const number = await thread.call('begin', [plan, file], file === null ? signal : undefined);
  return {
    add: ({ fields, findings }: TemplateView, picture: Picture, way: ItemWay): Promise<Taken> => {
      const object = templates.pictureFile(picture.id).vaultId;
      const { output, sha256 } = picture;
      const taken = thread.call(
        'add',
        [number, { fields, findings, picture: output, sha256, object, ...way }],
        signal,
      );
      // Heard when its turn comes; when the bundle is left before, nobody waits for it.
      taken.catch(() => undefined);
      return taken;
    },
    end: (left: number) => thread.call('end', [number, left], signal),
    /** Its file is closed afterwards. */
    drop: () => thread.call('drop', [number]),
  };
};

type Made = Pick<BundleView, 'target' | 'items' | 'left'> &
  Pick<BundleInput, 'id'> & { readonly date: string };

const keep = async (context: DeskContext, composed: Composed, made: Made): Promise<BundleView> => {
  const { vault, clock, bundles, templates } = context;
  const { sha256, bytes, index, objects } = composed;
  const { id = context.newId(), target, date, items, left } = made;
  const pages: string[] = [];
  for (const page of composed.pages) pages.push(await vault.put(page));
  const head: RecipeHead = { recipe: 1, pages, index };
  const view: BundleView = {
    id,
    fileName: `shiming-${target}-${date}-${sha256.slice(0, 8)}.zip`,
    target,
    sha256,
    bytes,
    madeAt: clock.now(),
    items,
    left,
  };
  const vaultId = await vault.put(Buffer.from(JSON.stringify(head)));
  bundles.save({ id, vaultId, view }, [...pages, ...objects]);
  for (let at = 0; at < items.length; at += part) {
    await setImmediate();
    templates.recordBundled(
      items.slice(at, at + part).map(({ template }) => template),
      id,
    );
  }
  return view;
};

const stopsOf = ({ findings }: TemplateView) => findings.filter(({ level }) => level === 'stop');
