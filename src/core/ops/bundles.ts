import { os } from './base.ts';
import { bundleGroups } from './bundle-groups.ts';
import { markSubmitted } from './mark-submitted.ts';

export const bundleOperations = {
  groups: bundleGroups,
  markSubmitted,
  standing: os.bundles.standing.handler(({ context, input }) => context.bundles.standing(input.bundle)),
  seal: os.bundles.seal.handler(({ context: { bundles, savedBundles }, input: { bundle } }) =>
    savedBundles.seal(bundles.get(bundle).id),
  ),
  saved: os.bundles.saved.handler(({ context }) => context.savedBundles.list()),
  confirmGone: os.bundles.confirmGone.handler(({ context: { savedBundles }, input: { id } }) => {
    savedBundles.confirmGone(id);
    return savedBundles.list();
  }),
  list: os.bundles.list.handler(({ context }) => context.bundles.list().map((bundle) => bundle.view)),
  verify: os.bundles.verify.handler(async ({ context, input, signal }) => {
    const { bundles, bundleThread, grants } = context;
    if ('bundle' in input)
      return bundleThread.call('verify', [{ stored: bundles.get(input.bundle).vaultId }, null], signal);
    const { source, release } = grants.takeBundle(input.grant);
    try {
      return await bundleThread.call('verify', [source, input.password ?? null], signal);
    } finally {
      await release();
    }
  }),
};
