import { setImmediate } from 'node:timers/promises';
import { Fault } from '#contract/faults';
import type { BundleProgress, BundleView, LeftOut, TemplateView } from '#contract/views';
import type { BuiltBundle } from '../bundle/build-bundle.ts';
import { buildBundle } from '../bundle/build-bundle.ts';
import { verifyBundle } from '../bundle/verify-bundle.ts';
import type { DeskContext } from '../context.ts';
import { os, toFault } from './base.ts';
import { bundleGroups } from './bundle-groups.ts';

export const bundleOperations = {
  build: os.bundles.build.handler(async function* ({
    context,
    input,
    signal,
    errors,
  }): AsyncGenerator<BundleProgress> {
    try {
      yield* build(context, input, signal);
    } catch (error) {
      // Once the stream has begun, the outer guard no longer sees what is thrown.
      const { code, retry, data, incident } = toFault(error, context.log);
      throw errors.FAULT({ data: { code, retry, data, incident }, cause: error });
    }
  }),
  groups: bundleGroups,
  list: os.bundles.list.handler(({ context }) => context.bundles.list().map((bundle) => bundle.view)),
  verify: os.bundles.verify.handler(async ({ context, input }) => {
    if ('grant' in input) return verifyBundle(context.grants.take(input.grant).bytes);
    return verifyBundle(await context.vault.get(context.bundles.get(input.bundle).vaultId));
  }),
};

type BuildInput = {
  readonly templates?: readonly string[] | undefined;
  readonly target?: string | undefined;
};

async function* build(
  context: DeskContext,
  input: BuildInput,
  signal?: AbortSignal,
): AsyncGenerator<BundleProgress> {
  const { templates, targets, settings, vault } = context;
  const target = targets.get(input.target ?? settings.read().target);
  const ids = input.templates ?? templates.ids();
  const items: { view: TemplateView; picture: Uint8Array }[] = [];
  const left: LeftOut[] = [];
  for (const [index, id] of ids.entries()) {
    signal?.throwIfAborted();
    await setImmediate();
    const view = templates.view(id, { target: target.id });
    const name = nameOf(view);
    // Without a list only what was not submitted yet goes in.
    const open = input.templates !== undefined || view.state === 'not-submitted' || view.state === 'rejected';
    if (view.check.stops > 0) {
      if (open)
        left.push({
          template: id,
          name,
          reasons: view.findings.filter((finding) => finding.level === 'stop'),
        });
    } else if (open && view.picture)
      items.push({ view, picture: await vault.get(templates.pictureFile(view.picture.id).vaultId) });
    yield { kind: 'progress', done: index + 1, total: ids.length, name };
  }
  if (items.length === 0) throw new Fault('nothing-ready', { left: left.length });
  const date = context.clock.today();
  const built = await buildBundle({
    items,
    left,
    target,
    date,
    appVersion: context.appVersion,
    language: settings.read().language,
  });
  signal?.throwIfAborted();
  yield { kind: 'done', bundle: await keep(context, built, target.id, left) };
}

const keep = async (
  context: DeskContext,
  built: BuiltBundle,
  target: string,
  left: readonly LeftOut[],
): Promise<BundleView> => {
  const id = context.newId();
  const { manifest, bytes, sha256 } = built;
  const view: BundleView = {
    id,
    fileName: `shiming-${target}-${manifest.date}-${sha256.slice(0, 8)}.zip`,
    target,
    sha256,
    bytes: bytes.length,
    madeAt: context.clock.now(),
    items: manifest.items.map((item) => ({
      template: item.template,
      name: item.fields.holder.zh || item.fields.holder.en,
      files: [item.pictureFile],
    })),
    left,
  };
  context.bundles.save({ id, vaultId: await context.vault.put(bytes), view });
  context.templates.recordBundled(
    view.items.map((item) => item.template),
    id,
  );
  return view;
};

const nameOf = ({ fields }: TemplateView): string =>
  fields.holder.zh || fields.holder.en || fields.certificate.name;
