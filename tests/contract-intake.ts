/** The contract's case for intakes: plan, keep, take, decide, regroup, sides, status, close, over any host. */
import { readFile } from 'node:fs/promises';
import { expect } from 'vitest';
import { faultOf } from '#contract/fault-of';
import type { ClientUnderTest } from './contract-suite.ts';

export const checkIntake = async ({ client, offer }: ClientUnderTest): Promise<void> => {
  expect(await client.intake.get()).toBeNull();
  expect(await client.intake.status()).toEqual({ needsPerson: 0, open: 0 });
  // One byte more than the sample, which may lie on this desk already.
  const front = Buffer.concat([await readFile('assets/samples/id-front.jpg'), Buffer.from([0])]);
  const view = await client.intake.plan({
    files: [
      { path: '收件/契约甲/正面.jpg', bytes: front.length },
      { path: '收件/契约甲/反面.jpg', bytes: front.length + 1 },
      { path: '收件/IMG_1.jpg', bytes: 5 },
      { path: '收件/说明.txt', bytes: 5 },
      { path: '收件/.DS_Store', bytes: 5 },
    ],
  });
  expect(view).toMatchObject({ hidden: 1 });
  const pair = view.items.find(({ decision }) => decision === 'new')!;
  expect(pair).toMatchObject({ draft: { zh: '契约甲' }, files: [{ side: 'front' }, { side: 'back' }] });
  const nameless = view.items.find(({ reason }) => reason === 'no-name')!;
  const [first, second] = pair.files;

  const split = await client.intake.regroup({ files: [second!.id], into: null });
  expect(split.items).toHaveLength(view.items.length + 1);
  await client.intake.setSide({ file: first!.id, side: 'page' });
  const turned = await client.intake.setSide({ file: first!.id, side: 'front' });
  expect(turned.items.find(({ id }) => id === pair.id)?.files).toMatchObject([
    { side: 'front', guessed: false },
  ]);

  const missing = await client.intake.take({ item: pair.id }).catch(faultOf);
  expect(missing).toMatchObject({ code: 'grant-unknown' });
  const { token } = await offer('正面.jpg', front);
  expect(await client.intake.keep({ file: first!.id, grant: token })).toBeNull();
  const again = await client.intake.keep({ file: first!.id, grant: token }).catch(faultOf);
  expect(again).toMatchObject({ code: 'grant-unknown' });
  const taken = await client.intake.take({ item: pair.id });
  expect(taken).toMatchObject({ state: 'done', created: true, template: { name: '契约甲' } });
  expect((await client.templates.get({ id: taken.template!.id })).scans).toHaveLength(1);

  const text = await offer('IMG_1.jpg', Buffer.from('no pi'));
  await client.intake.keep({ file: nameless.files[0]!.id, grant: text.token });
  const refused = await client.intake.take({ item: nameless.id });
  expect(refused).toMatchObject({
    decision: 'left',
    reason: 'unreadable',
    files: [{ state: 'refused', finding: { code: 'picture-not-a-picture' } }],
  });
  expect(await client.intake.status()).toMatchObject({ needsPerson: 1 + 1 });
  await client.intake.decide({ items: [nameless.id], to: { aside: true } });
  expect(await client.intake.status()).toMatchObject({ needsPerson: 1 });
  const nobody = client.intake.decide({ items: ['nobody'], to: { aside: true } });
  expect(await nobody.catch(faultOf)).toMatchObject({ code: 'not-found' });
  const far = client.intake.plan({ files: [{ path: '', bytes: 1 }] });
  expect(await far.catch(faultOf)).toMatchObject({ code: 'invalid-input' });
  expect(await client.intake.close()).toBeNull();
  expect(await client.intake.get()).toBeNull();
};
