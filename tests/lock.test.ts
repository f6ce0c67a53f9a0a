/** `npm ci` refuses a lock that misses an optional platform package; npm writes such locks when a registry misses it. */
import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';

type Lock = {
  readonly packages: Readonly<Record<string, { optionalDependencies?: Record<string, string> }>>;
};

it('the lock holds every optional package that it names', async () => {
  const { packages } = JSON.parse(await readFile('package-lock.json', 'utf8')) as Lock;
  const held = Object.keys(packages);
  const named = Object.values(packages).flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}));
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((name) => !held.some((path) => path.endsWith(`node_modules/${name}`)))).toEqual([]);
});
