/** What every host must give of readings: asked for, looked at, agreed to. */
import { readFile } from 'node:fs/promises';
import { expect } from 'vitest';
import type { DeskClient } from '#contract/desk-client';
import { faultOf } from '#contract/fault-of';
import { blankFields } from '#domain/template/fields';
import type { ClientUnderTest } from './contract-suite.ts';

export const readsAndAgrees = async ({ client, offer }: ClientUnderTest): Promise<void> => {
  const fields: Parameters<DeskClient['templates']['create']>[0]['fields'] = {
    ...blankFields,
    domains: [],
    tags: [],
    certificate: { ...blankFields.certificate, type: 'SFZ', number: '110101199003078670' },
  };
  const { id } = await client.templates.create({ fields });
  const { token } = await offer('front.jpg', await readFile('assets/samples/id-front.jpg'));
  await client.scans.attach({ template: id, grant: token });
  expect(await client.readings.progress()).toMatchObject({ isUnavailable: false });
  const read = await client.readings.readTemplate({ template: id });
  const [scan] = read.scans;
  expect(scan?.reading).toMatchObject({ paper: 'SFZ', side: 'front' });
  expect(read.findings.map(({ code }) => code)).toContain('read-number-differs');
  const lines = await client.readings.lines({ scan: scan?.id ?? '' });
  expect(lines.map(({ text }) => text).join('')).toMatch(/\d{6}/);
  const { revision } = read;
  const agreed = await client.readings.agree({ template: id, revision, fields: ['certificate.number'] });
  expect(agreed).toMatchObject({ revision: revision + 1, events: [{ kind: 'agreed' }, {}, {}] });
  expect(agreed.findings.map(({ code }) => code)).not.toContain('read-number-differs');
  const fault = (work: Promise<unknown>) => work.then(() => null, faultOf);
  expect(
    await fault(client.readings.agree({ template: id, revision, fields: ['certificate.name'] })),
  ).toMatchObject({ code: 'stale-revision' });
  expect(await fault(client.readings.readTemplate({ template: 'nobody' }))).toMatchObject({
    code: 'not-found',
  });
  expect(await fault(client.readings.lines({ scan: 'nobody' }))).toMatchObject({ code: 'not-found' });
};
