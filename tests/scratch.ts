/** A folder for one test file, gone afterwards. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';

/** Call at the top of a test file; gives the path of a fresh folder inside, by name. */
export const createScratch = (): ((name: string) => string) => {
  let root = '';
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'shiming-test-'));
  });
  afterAll(() => rm(root, { recursive: true, force: true }));
  return (name) => join(root, name);
};
