/** The contract's cases about answers of reviewers and the app itself; `contract-suite.ts` runs them over every host. */
import { expect, it } from 'vitest';
import type { DeskClient } from '#contract/desk-client';
import { faultOf } from '#contract/fault-of';
import { blankFields } from '#domain/template/fields';

const fields = { ...blankFields, domains: [], tags: [] };

export const describeReturned = (client: () => DeskClient): void => {
  it('returned.read names the templates of a message, returned.list keeps them until they are repaired', async () => {
    const make = (zh: string, domain: string) =>
      client().templates.create({ fields: { ...fields, holder: { zh, en: '' }, domains: [domain] } });
    const [one, two] = [
      await make('退回测试一', 'first-returned.cn'),
      await make('退回测试二', 'second-returned.cn'),
    ];
    const text = `您好：\nfirst-returned.cn 未提交注册者证件\n退回测试二：库中无此号\n`;
    const { parts, explanations } = await client().returned.read({ text });
    expect(explanations.length).toBeGreaterThan(0);
    expect(
      parts.map(({ template, mentions, explanations: [best] }) => [template, mentions[0]?.by, best?.id]),
    ).toEqual([
      [one.id, 'domain', 'F13'],
      [two.id, 'name', 'F14'],
    ]);
    expect(parts[0]).toMatchObject({ name: '退回测试一', state: 'not-submitted', revision: 1 });
    expect(parts[0]?.explanations[0]?.suspects.map(({ code }) => code)).toContain('picture-missing');
    const fault = await client().returned.read({ text, template: 'nobody' }).catch(faultOf);
    expect(fault).toMatchObject({ code: 'not-found' });

    const { badges } = await client().desk.status();
    const message = parts[0]!.text;
    await client().templates.setState({ id: one.id, revision: 1, state: 'rejected', message });
    const listed = await client().returned.list({ search: 'first-returned' });
    expect(listed).toMatchObject({ rejected: 1, inReview: 0 });
    expect(listed.rows).toMatchObject([{ id: one.id, failure: 'F13', hasMessage: true, repaired: false }]);
    expect((await client().desk.status()).badges.returned).toBe(badges.returned + 1);
    // Changed, but something still stops it.
    await client().templates.update({
      id: one.id,
      revision: 2,
      fields: { ...one.fields, domains: ['first-returned.cn'], tags: [], notes: 'x' },
    });
    expect((await client().desk.status()).badges.returned).toBe(badges.returned + 1);
    await client().templates.setState({ id: two.id, revision: 1, state: 'rejected' });
    const late = await client().templates.setState({
      id: two.id,
      revision: 2,
      state: 'rejected',
      message: '库中无此号',
    });
    expect(late.outcomes).toMatchObject([{ message: '库中无此号', failures: ['F14'] }]);
    for (const id of [one.id, two.id]) {
      const { revision } = await client().templates.get({ id });
      await client().templates.remove({ id, revision });
    }
    expect((await client().desk.status()).badges).toEqual(badges);
    expect((await client().returned.read({ text })).parts).toEqual([]);
  });

  it('guide: notes, teach, forget; what was taught is understood, names nobody, and is taken back', async () => {
    const own = { ...fields, domains: ['taught-desk.cn'], tags: [] };
    const { id, revision } = await client().templates.create({ fields: own });
    const message = 'taught-desk.cn：这一份又没有弄对，麻烦重来';
    const rejected = await client().templates.setState({ id, revision, state: 'rejected', message });
    expect(rejected.outcomes).toMatchObject([{ message, failures: [] }]);
    expect((await client().guide.notes()).unknown).toContainEqual({ text: message, times: 1 });
    const { taught, unknown } = await client().guide.teach({ text: message, means: 'F33' });
    expect(taught).toMatchObject([{ text: expect.not.stringContaining('taught-desk'), means: 'F33' }]);
    expect(unknown.map(({ text }) => text)).not.toContain(message);
    expect((await client().templates.get({ id })).outcomes).toMatchObject([{ failures: ['F33'] }]);
    const [best] = await client().guide.explain({ text: '您好，这一份又没有弄对，麻烦重来！' });
    expect(best).toMatchObject({ id: 'F33', taught: { id: taught[0]?.id } });
    expect((await client().rules.trends()).weeks.length).toBeGreaterThan(0);
    const fault = await client().guide.teach({ text: 'a.cn 12345678', means: 'F33' }).catch(faultOf);
    expect(fault).toMatchObject({ code: 'invalid-input', data: { field: 'text' } });
    expect((await client().guide.forget({ id: taught[0]!.id })).taught).toEqual([]);
    expect(await client().guide.forget({ id: 'nobody' }).catch(faultOf)).toMatchObject({ code: 'not-found' });
    expect((await client().guide.notes()).unknown).toContainEqual({ text: message, times: 1 });
    await client().templates.remove({ id, revision: 2 });
  });

  it('bundles.groups: what is ready for which target, the default one first', async () => {
    const { id, revision } = await client().templates.create({ fields: { ...fields, target: 'tencent' } });
    const groups = await client().bundles.groups();
    expect(groups[0]?.target).toBe((await client().desk.status()).settings.target);
    const own = groups.find(({ target }) => target === 'tencent');
    expect(own?.templates).toContain(id);
    expect((own?.ready ?? 0) + (own?.wait ?? 0) + (own?.stop ?? 0)).toBe(own?.templates.length);
    await client().templates.remove({ id, revision });
  });

  it('about: office data, diagnostics without anybody’s data', async () => {
    const data = await client().about.officeData();
    expect(data).toMatchObject({
      packs: [],
      published: [],
      files: { 'holidays.json': 'none', 'naming.json': 'none' },
    });
    expect(data.holidayYears).toContain('2026');
    const text = await client().about.diagnostics();
    expect(text).toMatch(/^Shiming Desk: \d/);
    const { desk } = await client().desk.status();
    for (const word of [desk, '样本', 'example.cn']) expect(text).not.toContain(word);
    expect(await client().about.licences()).toEqual(expect.any(Array));
  });
};
