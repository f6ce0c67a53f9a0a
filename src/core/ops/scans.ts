import { createHash } from 'node:crypto';
import { Fault } from '#contract/faults';
import type { ScanSide } from '#domain/picture/picture';
import { os } from './base.ts';

export const scanOperations = {
  attach: os.scans.attach.handler(async ({ context, input, signal }) => {
    const before = context.templates.view(input.template);
    const { name, bytes } = context.grants.take(input.grant);
    const inspected = await context.imaging.inspect(bytes, name, signal);
    if (!inspected.ok) {
      const [finding] = inspected.findings;
      throw new Fault('unreadable-scan', { reason: finding?.code ?? '', ...plainData(finding?.data ?? {}) });
    }
    return context.templates.attachScan(input.template, {
      sha256: createHash('sha256').update(bytes).digest('hex'),
      side: input.side ?? nextSide(before.scans.map((scan) => scan.side)),
      name,
      facts: inspected.facts,
      findings: inspected.findings,
      vaultId: await context.vault.put(bytes),
    });
  }),
  setSide: os.scans.setSide.handler(({ context, input }) =>
    context.templates.setScanSide(input.template, input.scan, input.side),
  ),
  detach: os.scans.detach.handler(({ context, input }) =>
    context.templates.detachScan(input.template, input.scan),
  ),
};

/** The first scan is the front, the second the back, any other a page. */
const nextSide = (sides: readonly ScanSide[]): ScanSide =>
  !sides.includes('front') ? 'front' : !sides.includes('back') ? 'back' : 'page';

const plainData = (data: Readonly<Record<string, unknown>>): Record<string, string | number | boolean> =>
  Object.fromEntries(
    Object.entries(data).map(([key, value]) => [
      key,
      typeof value === 'object' ? String(value) : (value as string),
    ]),
  );
