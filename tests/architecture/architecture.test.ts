import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkArchitecture, packagesFrom } from './check-architecture.ts';
import { decodersApart, rooms } from './rooms.ts';

const readSources = (): Map<string, string> =>
  new Map(
    readdirSync('src', { recursive: true, encoding: 'utf8' })
      .map((name) => `src/${name.replaceAll('\\', '/')}`)
      .filter((name) => /\.tsx?$/.test(name) && !/\.(test|d)\.tsx?$/.test(name))
      .map((name) => [name, readFileSync(name, 'utf8')]),
  );

describe('the house', () => {
  const files = readSources();

  it('keeps to the table of rooms', () => {
    expect(checkArchitecture(files)).toEqual([]);
  });

  it('decodes only where no key is', () => {
    const here = new Set(packagesFrom(decodersApart.entries, files).map(({ name }) => name));
    expect([...here]).toEqual(expect.arrayContaining(['better-sqlite3', 'zod']));
    for (const [home, packages] of Object.entries(decodersApart.homes)) {
      const there = new Set(packagesFrom([home], files).map(({ name }) => name));
      for (const name of packages)
        expect([name, here.has(name), there.has(name)]).toEqual([name, false, true]);
      expect(there.has('better-sqlite3'), home).toBe(false);
    }
    for (const entry of decodersApart.entries) expect(files.has(entry), entry).toBe(true);
  });

  it('was seen whole: a checker that sees nothing passes', () => {
    expect(files.size).toBeGreaterThan(120);
    const seen = new Set([...files.keys()].map((file) => file.split('/')[1]));
    expect([...seen].sort()).toEqual(Object.keys(rooms).sort());
  });
});

/** One violation per rule, planted; each must be found, alone. */
const planted: readonly [rule: string, files: Record<string, string>, detail: string][] = [
  ['room', { 'src/domain/a.ts': "import { x } from '#core/x';" }, '#core/x'],
  ['room', { 'src/core/a.ts': "export * from '#renderer/x';" }, '#renderer/x'],
  ['room', { 'src/preload/a.ts': "import type { X } from '#core/x';" }, '#core/x'],
  ['room', { 'src/renderer/a.ts': "type X = import('#core/x').X;" }, '#core/x'],
  ['room', { 'src/cli/a.ts': "const serve = await import('#web/serve');" }, '#web/serve'],
  ['package', { 'src/domain/a.ts': "import { readFileSync } from 'node:fs';" }, 'node:fs'],
  ['package', { 'src/contract/a.ts': "import React from 'react';" }, 'react'],
  ['package', { 'src/renderer/a.ts': "import { z } from 'zod';" }, 'zod'],
  ['node-prefix', { 'src/core/a.ts': "import { readFileSync } from 'fs';" }, 'fs'],
  ['kept-in', { 'src/core/ops/a.ts': "import sharp from 'sharp';" }, 'sharp'],
  ['kept-in', { 'src/core/imaging/a.ts': "import { Tensor } from 'onnxruntime-node';" }, 'onnxruntime-node'],
  ['kept-in', { 'src/core/bundle/a.ts': "import Database from 'better-sqlite3';" }, 'better-sqlite3'],
  ['kept-in', { 'src/core/ops/a.ts': "import { Client } from 'pg';" }, 'pg'],
  [
    'beside-the-key',
    {
      'src/core/open-desk.ts': "import { look } from './imaging/look.ts';",
      'src/core/imaging/look.ts': "export const look = () => import('pdfjs-dist/legacy/build/pdf.mjs');",
    },
    'pdfjs-dist/legacy/build/pdf.mjs',
  ],
  ['escape', { 'src/core/a.ts': "import { x } from '../domain/x.ts';" }, '../domain/x.ts'],
  ['unknown-room', { 'src/shared/a.ts': "import { x } from './x.ts';" }, 'shared'],
  ['too-long', { 'src/domain/a.ts': '\n'.repeat(400) }, '401 lines'],
  [
    'cycle',
    { 'src/domain/a.ts': "import { b } from './b.ts';", 'src/domain/b.ts': "import { a } from '#domain/a';" },
    'src/domain/a.ts → src/domain/b.ts → src/domain/a.ts',
  ],
  [
    'cycle',
    {
      'src/domain/a.ts': "import type { B } from './b.ts';",
      'src/domain/b.ts': "import { a } from './a.ts';",
    },
    'src/domain/a.ts → src/domain/b.ts → src/domain/a.ts',
  ],
  ['port', { 'src/core/ports/a.ts': "import type { X } from '../store/x.ts';" }, '../store/x.ts'],
  ['port', { 'src/core/ports/a.ts': "import type { X } from '#text/x';" }, '#text/x'],
  ['port', { 'src/core/ports/a.ts': "import type { X } from 'zod';" }, 'zod'],
  ['port', { 'src/core/ports/a.ts': 'export const a = 1;' }, 'value a'],
  ['port', { 'src/core/ports/a.ts': "export * from './b.ts';" }, 'value *'],
  [
    'too-early',
    {
      'src/renderer/main.tsx': "import { a } from './a.tsx';\nconst later = () => import('./b.tsx');",
      'src/renderer/a.tsx':
        "import type { Rule } from '#domain/rule/rule';\nimport { check } from '#domain/rule/check-template';",
      'src/renderer/b.tsx': "import { check } from '#domain/rule/check-template';",
    },
    '#domain/rule/check-template',
  ],
];

describe('the checker', () => {
  it.each(planted)('finds a planted %s', (rule, files, detail) => {
    const found = checkArchitecture(new Map(Object.entries(files)));
    const expected = files['src/domain/b.ts']?.includes('#domain/a')
      ? [{ rule: 'room', detail: '#domain/a' }]
      : [];
    expect(found.map(({ rule, detail }) => ({ rule, detail }))).toEqual([...expected, { rule, detail }]);
  });

  it('lets a port name ports, contract and domain', () => {
    const text =
      "import type { X } from '#domain/x';\nimport type { Y } from '#contract/y';\nimport type { Z } from './z.ts';\nexport type A = X & Y & Z;";
    expect(checkArchitecture(new Map([['src/core/ports/a.ts', text]]))).toEqual([]);
  });

  it('sees electron outside its hosts', () => {
    const found = checkArchitecture(new Map([['src/core/a.ts', "import { app } from 'electron';"]]));
    expect(found.map((violation) => violation.rule).sort()).toEqual(['kept-in', 'package']);
  });
});
