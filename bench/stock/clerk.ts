/**
 * A clerk at a desk of her own, for `chaos.ts`: edits fields of shared templates, decides conflicts, and writes down before and after each
 * what she meant and what the desk acknowledged. Started anew after every kill: `node clerk.ts DIR NAME PACE`.
 */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { faultOf } from '../../src/contract/fault-of.ts';
import { openDesk } from '../../src/core/open-desk.ts';
import { type FieldPath, readField, writeField } from '../../src/domain/template/fields.ts';
import { type ClerkOrder, type ClerkWord, editedFields, type Note } from './words.ts';

const [dir = '', name = '', pace = '50'] = process.argv.slice(2);
const file = join(dir, '..', `${name}.log`);
const note = (line: Note): void => appendFileSync(file, `${JSON.stringify(line)}\n`);
const say = (word: ClerkWord): void => void process.send?.(word);

const desk = await openDesk({ dir, goesOn: true });
let works = true;
let count = 0;
const begun = Date.now().toString(36);

const pick = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)]!;

/** Faults that a person meets and works on: somebody was quicker, or decided first. */
const usual: ReadonlySet<string> = new Set(['stale-revision', 'not-found', 'invalid-input']);

const act = async (about: Omit<Note, 'kind'>, work: () => Promise<unknown>): Promise<void> => {
  note({ kind: 'meant', ...about });
  try {
    await work();
    note({ kind: 'done', ...about });
  } catch (error) {
    if (!usual.has(faultOf(error).code)) throw error;
    note({ kind: 'refused', ...about });
  }
};

const editOne = async (): Promise<void> => {
  const ids = desk.context.templates.ids();
  if (ids.length === 0) return;
  const id = pick(ids);
  const { revision, fields, conflicts } = await desk.client.templates.get({ id });
  const open = conflicts[0];
  if (open && Math.random() < 0.3) {
    const { field } = open;
    const stands = readField(fields, field as FieldPath);
    const values = [stands, open.theirs, ...open.earlier];
    const choice = pick(['ours', 'theirs'] as const);
    const to = choice === 'ours' ? stands : open.theirs;
    const from = values.filter((value) => value !== to).map(String);
    await act({ id, field, from, to: String(to), isDecision: true }, () =>
      desk.client.handover.decide({ id, revision, field, choice }),
    );
    return;
  }
  const field = pick(editedFields);
  const from = String(readField(fields, field));
  const to = `${name}.${begun}.${++count}`;
  await act({ id, field, from: [from], to, isDecision: false }, () =>
    desk.client.templates.update({ id, revision, fields: writeField(fields, field, to) as never }),
  );
};

process.on('message', (order: ClerkOrder) => {
  void (async () => {
    if (order.kind === 'rest') works = false;
    if (order.kind === 'accept') await desk.client.stock.accept({ isRestored: order.isRestored });
    if (order.kind === 'status') say({ kind: 'status', status: await desk.client.stock.status() });
    if (order.kind === 'close') {
      works = false;
      await desk.close();
      process.exit(0);
    }
  })().catch((error: unknown) => say({ kind: 'trouble', code: faultOf(error).code }));
});

say({ kind: 'open' });
for (;;) {
  await setTimeout(Number(pace) * (0.5 + Math.random()));
  if (works) await editOne();
}
