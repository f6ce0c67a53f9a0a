/** What every host must give of pictures that are made many at a time. */
import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { faultOf } from '#contract/fault-of';
import { finishJob } from '#core/jobs/follow-job';
import { blankFields } from '#domain/template/fields';
import type { ClientUnderTest } from './contract-suite.ts';

export const describePictures = (open: () => ClientUnderTest): void => {
  const fields = { ...blankFields, domains: [], tags: [] };
  const withScan = async (file: string) => {
    const { client, offer } = open();
    const { id } = await client.templates.create({ fields });
    const { token } = await offer(file, await readFile(`assets/samples/${file}`));
    await client.scans.attach({ template: id, grant: token });
    return id;
  };

  it('pictures of many: outcomes, corrections carried over, cancelled in the middle and gone on with', async () => {
    const { client } = open();
    const [model, other] = [await withScan('id-front.jpg'), await withScan('id-back.jpg')];
    const empty = await client.templates.create({ fields });
    const { picture } = await client.pictures.prepare({ template: model });
    const plan = {
      ...picture!.plan,
      rim: 0.11,
      sides: picture!.plan.sides.map((side) => ({ ...side, turns: 2 })),
    };
    const stages = new Set<string | null>();
    const ended = await finishJob<'pictures'>(
      client,
      {
        kind: 'pictures',
        input: { templates: [other, empty.id, 'nobody'], like: { template: model, plan: plan as never } },
      },
      { onNews: ({ now }) => void stages.add(now.stage) },
    );
    expect(stages.size).toBeGreaterThan(1);
    expect(ended).toMatchObject({ state: 'done', done: 3, total: 3 });
    expect(ended.facts).toEqual({ made: 1, refused: 0, 'no-scan': 1, gone: 1 });
    expect((await client.templates.get({ id: other })).picture?.plan).toMatchObject({
      rim: 0.11,
      sides: [{ turns: 2 }],
    });

    const left = await withScan('id-front.jpg');
    const { id } = await client.jobs.begin({
      kind: 'pictures',
      // Another picture than any that is known already.
      input: { templates: [left, other], like: { template: model, plan: { ...plan, rim: 0.07 } as never } },
    });
    expect(await client.jobs.cancel({ id })).toMatchObject({ state: 'cancelled' });
    expect((await client.templates.get({ id: left })).picture).toBeNull();
    await client.jobs.resume({ id });
    for await (const _ of await client.jobs.watch({ id }));
    expect((await client.templates.get({ id: left })).picture).not.toBeNull();

    const unknown = client.jobs.begin({
      kind: 'pictures',
      input: { templates: [other], like: { template: 'nobody', plan: plan as never } },
    });
    expect(await unknown.catch(faultOf)).toMatchObject({ code: 'not-found' });
  });
};
