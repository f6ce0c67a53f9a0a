/** What every host must give of pictures that are made many at a time. */
import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { faultOf } from '#contract/fault-of';
import type { PicturesProgress } from '#contract/pictures';
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

  it('pictures.prepareMany: stages and outcomes of each, corrections carried over, left in the middle', async () => {
    const { client } = open();
    const [model, other] = [await withScan('id-front.jpg'), await withScan('id-back.jpg')];
    const empty = await client.templates.create({ fields });
    const { picture } = await client.pictures.prepare({ template: model });
    const plan = {
      ...picture!.plan,
      rim: 0.11,
      sides: picture!.plan.sides.map((side) => ({ ...side, turns: 2 })),
    };
    const events: PicturesProgress[] = [];
    for await (const event of await client.pictures.prepareMany({
      templates: [other, empty.id, 'nobody'],
      like: { template: model, plan: plan as never },
    }))
      events.push(event);
    expect(new Set(events.flatMap((event) => (event.kind === 'stage' ? event.stage : [])))).toContain(
      'prove',
    );
    expect(
      events.flatMap((event) => (event.kind === 'template' ? [[event.template, event.outcome]] : [])),
    ).toEqual(
      expect.arrayContaining([
        [other, 'made'],
        [empty.id, 'no-scan'],
        ['nobody', 'gone'],
      ]),
    );
    expect(events.at(-1)).toEqual({
      kind: 'done',
      counts: { made: 1, refused: 0, 'no-scan': 1, gone: 1 },
    });
    expect((await client.templates.get({ id: other })).picture?.plan).toMatchObject({
      rim: 0.11,
      sides: [{ turns: 2 }],
    });

    const left = await withScan('id-front.jpg');
    for await (const _ of await client.pictures.prepareMany({
      templates: [left, other],
      // Another picture than any that is known already.
      like: { template: model, plan: { ...plan, rim: 0.07 } as never },
    }))
      break;
    expect((await client.templates.get({ id: left })).picture).toBeNull();

    const unknown = async () => {
      for await (const _ of await client.pictures.prepareMany({
        templates: [other],
        like: { template: 'nobody', plan: plan as never },
      }));
    };
    expect(
      await unknown().then(
        () => null,
        (error: unknown) => faultOf(error),
      ),
    ).toMatchObject({ code: 'not-found' });
  });
};
