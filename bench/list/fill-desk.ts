/** A desk with very many invented templates, quickly: one template goes the whole way, the others are written as its like. */
import { openDataKey } from '#core/key/data-key';
import { openDesk } from '#core/open-desk';
import { openStore } from '#core/store/open-store';
import { searchText } from '#core/store/template-search';
import { systemClock } from '#core/system-clock';
import { numberKey } from '#domain/list/read-row';
import { maskNumber } from '#domain/number/format-number';
import { blankFields, type TemplateFields } from '#domain/template/fields';

export const fillDesk = async (dir: string, size: number, today: string): Promise<void> => {
  const desk = await openDesk({ dir, clock: systemClock(today) });
  const model = await desk.client.templates.create({ fields: drawFields(0) });
  await desk.client.templates.list({});
  await desk.close();
  const store = openStore(dir, (await openDataKey(dir, false)).bytes);
  const row = store.db
    .prepare<[string], Record<string, string | number | null>>('SELECT * FROM template_rows WHERE id = ?')
    .get(model.id)!;
  const days = store.db
    .prepare<[string], Record<string, string | number | null>>(
      'SELECT d.* FROM template_days d JOIN templates t ON t.key = d.key WHERE t.id = ?',
    )
    .get(model.id);
  const into = (table: string, like: object) =>
    store.db.prepare(
      `INSERT INTO ${table} (${Object.keys(like).join(', ')}) VALUES (${Object.keys(like)
        .map((name) => `@${name}`)
        .join(', ')})`,
    );
  const putTemplate = store.db.prepare(
    `INSERT INTO templates (key, id, revision, state, fields, created_at, updated_at)
     VALUES (@key, @id, 1, 'not-submitted', @fields, @at, @at)`,
  );
  const putRow = into('template_rows', row);
  const putDays = days && into('template_days', days);
  const putSearch = store.db.prepare('INSERT INTO template_search (key, text) VALUES (?, ?)');
  const shelves = ['stop', 'wait', 'ready', 'in-review', 'verified'];
  store.transaction(() => {
    for (let index = 1; index < size; index++) {
      const fields = drawFields(index);
      const key = index + 1;
      const id = `t${index}`;
      const at = new Date(Date.UTC(2026, 0, 1) + index * 240_000).toISOString();
      putTemplate.run({ key, id, fields: JSON.stringify(fields), at });
      putRow.run({
        ...row,
        key,
        id,
        name: fields.holder.zh,
        masked_number: maskNumber(fields.certificate.number),
        customer: fields.customer,
        updated_at: at,
        created_at: at,
        shelf: shelves[index % shelves.length]!,
        number_key: numberKey(fields),
      });
      putDays?.run({ ...days, key });
      putSearch.run(key, searchText(fields));
    }
  });
  store.close();
};

/** Invented holders: names from a small set of characters, numbers that are none. */
const drawFields = (index: number): TemplateFields => {
  const characters = '林涛海月晨光雨雪山川松竹梅兰';
  const pick = (place: number): string =>
    characters[Math.floor(index / characters.length ** place) % characters.length] ?? '';
  return {
    ...blankFields,
    holder: { zh: `示${pick(0)}${pick(1)}${pick(2)}`, en: `Shi Li ${index}` },
    certificate: {
      ...blankFields.certificate,
      type: 'SFZ',
      number: `000${String(index).padStart(7, '0')}0000`,
    },
    email: `shili${index}@example.cn`,
    customer: `客户${index % 400}`,
    domains: [`shili-${index}.cn`],
  };
};
