import type { BundleProgress } from '#contract/views';
import { makeBundle } from '../bundle/make-bundle.ts';
import { os, toFault } from './base.ts';
import { bundleGroups } from './bundle-groups.ts';
import { markSubmitted } from './mark-submitted.ts';

export const bundleOperations = {
  build: os.bundles.build.handler(async function* ({
    context,
    input,
    signal,
    errors,
  }): AsyncGenerator<BundleProgress> {
    try {
      yield* makeBundle(context, input, signal);
    } catch (error) {
      // Once the stream has begun, the outer guard no longer sees what is thrown.
      const { code, retry, data, incident } = toFault(error, context.log);
      throw errors.FAULT({ data: { code, retry, data, incident }, cause: error });
    }
  }),
  groups: bundleGroups,
  markSubmitted,
  list: os.bundles.list.handler(({ context }) => context.bundles.list().map((bundle) => bundle.view)),
  verify: os.bundles.verify.handler(async ({ context, input, signal }) => {
    const { bundles, bundleThread, grants } = context;
    if ('bundle' in input)
      return bundleThread.call('verify', [{ stored: bundles.get(input.bundle).vaultId }], signal);
    const { source, release } = grants.takeBundle(input.grant);
    try {
      return await bundleThread.call('verify', [source], signal);
    } finally {
      await release();
    }
  }),
};
