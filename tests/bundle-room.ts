/** Bundles from a vault of their own, without a desk around them. */
import { createHash, randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { TemplateView } from '#contract/views';
import { type ByteSource, bytesSource } from '#core/bundle/byte-source';
import { createComposer } from '#core/bundle/compose-bundle';
import { recipeSource } from '#core/bundle/recipe';
import { verifyBundle } from '#core/bundle/verify-bundle';
import type { BundlePlan } from '#core/ports/bundle-thread';
import { openVault } from '#core/vault/open-vault';
import { readTarget, today } from './dossiers.ts';

export type Built = {
  readonly bytes: Buffer;
  readonly sha256: string;
  /** The same bundle, put together while it is read. */
  readonly source: ByteSource;
};

const dataKey = randomBytes(32);

/** `dir` may be used again: the vault in it stays. */
export const buildIn = async (
  dir: string,
  items: readonly {
    readonly view: Pick<TemplateView, 'fields' | 'findings' | 'picture'>;
    readonly bytes: Buffer;
  }[],
  more: { readonly target?: string; readonly left?: number; readonly withInternal?: boolean } = {},
): Promise<Built> => {
  const vault = await openVault(dir, dataKey, { assert: () => undefined, isThere: () => true });
  const plan: BundlePlan = {
    target: readTarget(more.target ?? 'aliyun-api'),
    date: today,
    appVersion: '0.1.0',
    language: 'zh-CN',
    withInternal: more.withInternal ?? false,
  };
  const composer = createComposer(plan, vault.access, null);
  try {
    for (const { view, bytes } of items)
      await composer.add({
        fields: view.fields,
        findings: view.findings,
        picture: { ...view.picture!.output, bytes: bytes.length },
        sha256: createHash('sha256').update(bytes).digest('hex'),
        object: await vault.put(bytes),
        way: 'template',
        domains: [],
      });
    const { sha256, pages, index } = await composer.end(more.left ?? 0);
    const names: string[] = [];
    for (const page of pages) names.push(await vault.put(page));
    const source = await recipeSource(vault.access, { recipe: 1, pages: names, index });
    return { bytes: await buffer(source.read(0, source.size)), sha256, source };
  } finally {
    await composer.close();
  }
};

export const verdictOf = (bytes: Uint8Array) => verifyBundle(bytesSource(bytes));
