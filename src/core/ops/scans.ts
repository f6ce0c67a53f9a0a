import { createHash } from 'node:crypto';
import { Fault } from '#contract/faults';
import type { ScanSide } from '#domain/picture/picture';
import type { Imaging, ScanSource } from '../ports/imaging.ts';
import type { NewScan } from '../ports/scans.ts';
import { os } from './base.ts';

export const scanOperations = {
  attach: os.scans.attach.handler(async ({ context, input, signal }) => {
    const before = context.templates.view(input.template);
    const { name, bytes } = context.grants.take(input.grant);
    const { page, password } = input;
    const seen = await inspect(context.imaging, { bytes, page, password }, name, signal);
    const vaultId = await context.vault.put(bytes);
    const view = context.templates.attachScan(input.template, {
      ...seen,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      side: input.side ?? nextSide(before.scans.map((scan) => scan.side)),
      name,
      vaultId,
      password,
    });
    context.scanReader.noteScan({ vaultId, page, password });
    return view;
  }),
  choosePages: os.scans.choosePages.handler(async ({ context, input, signal }) => {
    const { templates, imaging, vault } = context;
    const { scans } = templates.view(input.template);
    const scan = scans.find((one) => one.id === input.scan);
    if (!scan) throw new Fault('not-found');
    const { vaultId, name, password } = templates.scanFile(scan.id);
    const wanted = new Set(input.pages);
    const ofFile = scans.filter((one) => one.sha256 === scan.sha256);
    const leave = ofFile.filter((one) => !wanted.has(one.facts.page));
    const stay = scans.filter((one) => !leave.includes(one));
    for (const { facts } of ofFile) wanted.delete(facts.page);
    const bytes = wanted.size > 0 ? await vault.get(vaultId, 'scan') : null;
    // A page that comes for one that goes is most often the same side of the certificate.
    const freed = leave.map((one) => one.side);
    const taken = stay.map((one) => one.side);
    const add: NewScan[] = [];
    for (const page of [...wanted].sort((a, b) => a - b)) {
      const seen = await inspect(imaging, { bytes: bytes!, page, password }, name, signal);
      const side = freed.shift() ?? nextSide(taken);
      taken.push(side);
      add.push({ ...seen, sha256: scan.sha256, side, name, vaultId, password });
    }
    return templates.changePages(input.template, { leave: leave.map((one) => one.id), add });
  }),
  setSide: os.scans.setSide.handler(({ context, input }) =>
    context.templates.setScanSide(input.template, input.scan, input.side),
  ),
  detach: os.scans.detach.handler(({ context, input }) =>
    context.templates.detachScan(input.template, input.scan),
  ),
};

/** What is seen of a scan; the fault names the finding that refuses it. */
const inspect = async (imaging: Imaging, scan: ScanSource, name: string, signal: AbortSignal | undefined) => {
  const inspected = await imaging.inspect(scan, name, { signal });
  if (inspected.ok) return { facts: inspected.facts, findings: inspected.findings };
  const [finding] = inspected.findings;
  throw new Fault('unreadable-scan', { reason: finding?.code ?? '', ...plainData(finding?.data ?? {}) });
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
