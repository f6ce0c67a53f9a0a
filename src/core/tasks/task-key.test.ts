/** A key says all that a result depends on, and nothing else. */
import { expect, it } from 'vitest';
import type { Plan } from '#domain/plan/plan';
import { type Task, taskKinds } from './kinds.ts';
import { taskKey } from './task-key.ts';

const scan = (first: number, more: object = {}) => ({
  bytes: Uint8Array.of(first, 2, 3),
  page: 1,
  password: '',
  ...more,
});
const keyOf = async (task: Task): Promise<string> => (await taskKey(task)).key;
const preview = (file: ReturnType<typeof scan>, width = 100): Task => ({
  kind: 'preview',
  files: { scan: file },
  input: { width },
});
const prepare = (id: string): Task => ({
  kind: 'prepare',
  files: { [id]: scan(1) },
  input: {
    plan: { sides: [{ scanId: id, turns: 0 }] } as unknown as Plan,
    window: { minBytes: 1 } as never,
  },
});

it('is the same for the same bytes, page, password and input', async () => {
  expect(await keyOf(preview(scan(1)))).toBe(await keyOf(preview(scan(1))));
});

it.each([
  ['bytes', preview(scan(2))],
  ['page', preview(scan(1, { page: 2 }))],
  ['password', preview(scan(1, { password: 'x' }))],
  ['input', preview(scan(1), 200)],
  ['kind', { kind: 'raster', files: { scan: scan(1) }, input: { longest: 100, withLayer: true } } as Task],
])('is another one for another %s', async (_, task) => {
  expect(await keyOf(task)).not.toBe(await keyOf(preview(scan(1))));
});

it('of a picture does not hang on the ids of its scans', async () => {
  expect(await keyOf(prepare('a'))).toBe(await keyOf(prepare('b')));
});

it('changes with the version of what makes the result', async () => {
  const before = await keyOf(preview(scan(1)));
  const kind = taskKinds.preview as { version: string };
  const { version } = kind;
  kind.version = `${version}x`;
  expect(await keyOf(preview(scan(1)))).not.toBe(before);
  kind.version = version;
});

it('holds no password and no name', async () => {
  const said = JSON.stringify(
    await taskKey({
      kind: 'inspect',
      files: { scan: scan(1, { password: 'open sesame' }) },
      input: { name: 'a-name.jpg', text: null },
    }),
  );
  expect(said).not.toMatch(/sesame|a-name/);
});
