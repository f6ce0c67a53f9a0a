/** A rule pack may be gone that the desk's default names: the desk goes on with the strict one. */
import { expect, it } from 'vitest';
import { openDesk } from '#core/open-desk';
import { blankFields } from '#domain/template/fields';
import { createScratch } from './scratch.ts';

const scratch = createScratch();

it('a default target that is gone gives way to the strict one, and comes back with its pack', async () => {
  const { client, close } = await openDesk({ dir: scratch('desk') });
  try {
    const [strict] = await client.targets.list();
    const pack = { ...strict!, id: 'office' };
    await client.targets.add({ pack });
    await client.desk.saveSettings({ target: 'office' });
    await client.templates.create({ fields: { ...blankFields, domains: [], tags: [] } });
    await client.targets.remove({ id: 'office' });
    expect((await client.templates.list({})).rows).toHaveLength(1);
    expect((await client.desk.status()).settings.target).toBe('strict');
    expect((await client.targets.preview({ pack })).differences).toEqual(expect.any(Array));
    await client.targets.add({ pack });
    expect((await client.desk.status()).settings.target).toBe('office');
  } finally {
    await close();
  }
});
