/** The publisher's edition over every host: this build knows no key, so that what comes is refused with its reason. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { faultOf } from '#contract/fault-of';
import type { ClientUnderTest } from './contract-suite.ts';
import { makeRulesFile } from './edition-room.ts';
import { makeKey } from './update-room.ts';

export const describeEdition = (under: () => ClientUnderTest): void => {
  it('edition: view, preview, add, remove', async () => {
    const { client, offer } = under();
    const none = { knowsPublisher: false, installed: null, needsOpening: false };
    expect(await client.edition.view()).toEqual(none);
    const folder = await mkdtemp(join(tmpdir(), 'shiming-test-'));
    try {
      const path = await makeRulesFile(folder, 'signed', [makeKey()]);
      for (const [bytes, fault] of [
        [await readFile(path), { code: 'rules-untrusted', data: { why: 'no-keys' } }],
        [Buffer.from('no zip'), { code: 'not-a-rules-file' }],
      ] as const) {
        const { token } = await offer('rules.zip', bytes);
        const preview = client.edition.preview({ grant: token });
        expect(await preview.catch(faultOf)).toMatchObject(fault);
        expect(await client.edition.preview({ grant: token }).catch(faultOf)).toMatchObject({
          code: 'grant-unknown',
        });
      }
    } finally {
      await rm(folder, { recursive: true });
    }
    const nobody = { offer: '00000000-0000-4000-8000-000000000000' };
    expect(await client.edition.add(nobody).catch(faultOf)).toMatchObject({ code: 'not-found' });
    expect(await client.edition.remove().catch(faultOf)).toMatchObject({ code: 'not-found' });
    expect(await client.edition.view()).toEqual(none);
  });
};
