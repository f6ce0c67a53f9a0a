/** The release: its workflow keeps to the rules, and what decides about it is right. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { installCommands, kindOf } from '../scripts/package/install-commands.ts';
import { notesOf, type ReleaseFacts, releaseTroubles } from '../scripts/package/release-troubles.ts';
import { type Bom, narrowBom } from '../scripts/package/sbom.ts';
import { readConfig } from './pack-app.ts';

type Step = {
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, unknown>>;
};
type Job = {
  readonly needs?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly strategy?: { readonly matrix: { readonly include: readonly Readonly<Record<string, string>>[] } };
  readonly 'timeout-minutes': number;
  readonly steps: readonly Step[];
};
type Workflow = {
  readonly on: unknown;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<'check' | 'build' | 'draft', Job>>;
};

const file = '.github/workflows/release.yml';
const readText = () => readFile(file, 'utf8');
const read = async () => load(await readText()) as Workflow;

/** What is wrong with a workflow's actions and scripts. */
const troublesIn = (text: string): string[] => {
  const { jobs } = load(text) as Workflow;
  const steps = Object.values(jobs).flatMap((job) => job.steps);
  const pinned = [...text.matchAll(/uses: (\S+)(.*)$/gm)].filter(
    ([, action, more]) => !(/@[0-9a-f]{40}$/.test(action!) && /^ # v\d+\.\d+\.\d+$/.test(more!)),
  );
  // What others write must not become part of a command.
  const injected = steps.filter(({ run }) => run?.includes('${{'));
  const scripts = steps.flatMap(({ run }) =>
    [...(run ?? '').matchAll(/(?:scripts|tests)\/[\w./-]+\.\w+/g)].map(([path]) => path),
  );
  return [
    ...pinned.map(([line]) => `not pinned: ${line}`),
    ...injected.map(({ run }) => `takes a value into a command: ${run}`),
    ...scripts.filter((path) => !existsSync(path)).map((path) => `is not there: ${path}`),
  ];
};

describe('the workflow', () => {
  it('is started by a tag alone, with no more rights than each job needs', async () => {
    const { on, permissions, jobs } = await read();
    expect(on).toEqual({ push: { tags: ['v*'] } });
    expect(permissions).toEqual({ contents: 'read' });
    expect(jobs.check.permissions).toBeUndefined();
    expect(jobs.build.permissions).toEqual({ contents: 'read', 'id-token': 'write', attestations: 'write' });
    expect(jobs.draft.permissions).toEqual({ contents: 'write' });
    for (const job of Object.values(jobs)) expect(job['timeout-minutes']).toBeLessThanOrEqual(60);
  });

  it('pins what it uses, starts scripts that are there, and takes no value into a command', async () => {
    const text = await readText();
    expect(troublesIn(text)).toEqual([]);
    // A checker that sees nothing passes.
    expect(troublesIn(text.replace(/checkout@[0-9a-f]{40}/, 'checkout@v4'))).toHaveLength(1);
    expect(troublesIn(text.replace('"$GITHUB_REF_NAME" notes.md', `$\{{ github.ref_name }}`))).toHaveLength(
      1,
    );
    expect(troublesIn(text.replace('scripts/write-sbom.ts', 'scripts/write-boms.ts'))).toHaveLength(1);
  });

  it('builds once on every system and processor, and publishes nothing before a person does', async () => {
    const { jobs } = await read();
    const machines = jobs.build.strategy!.matrix.include.map(({ platform, arch }) => `${platform}-${arch}`);
    expect(machines).toEqual(['linux-x64', 'linux-arm64', 'win32-x64', 'darwin-x64', 'darwin-arm64']);
    expect([jobs.build.needs, jobs.draft.needs]).toEqual(['check', 'build']);
    const draft = jobs.draft.steps.map(({ run }) => run ?? '').join('\n');
    expect(draft).toContain('--draft');
    expect(draft).toContain('SHA256SUMS');
    expect(await readText()).not.toContain('npm publish');
  });

  it('proves before it signs, and signs before it hands over', async () => {
    const { steps } = (await read()).jobs.build;
    const said = steps.map(({ run, uses }) => run ?? uses ?? '');
    const at = (part: string): number => said.findIndex((one) => one.includes(part));
    const order = [
      'npm ci',
      'npm run dist',
      'check-package',
      'write-sbom',
      'smoke-installed',
      'write-updates',
      'attest-build',
      'upload-artifact',
    ];
    expect(order.map(at)).not.toContain(-1);
    expect(order.map(at)).toEqual(order.map(at).toSorted((a, b) => a - b));
    // The key of updates reaches one step alone.
    expect(steps.filter(({ env }) => JSON.stringify(env ?? {}).includes('SHIMING_UPDATE_KEY'))).toHaveLength(
      1,
    );
  });
});

describe('whether a release may be made', () => {
  const good: ReleaseFacts = {
    tag: 'v1.2.0',
    version: '1.2.0',
    changelog: '# Changelog\n\n## 1.2.0 (2026-12-01)\n- A thing.\n\n## 1.1.0 (2026-11-01)\n- Another.\n',
    released: '2026-12-01',
    today: '2026-12-01',
    keys: ['a', 'b'],
    metainfo: '<release version="1.2.0" date="2026-12-01" />',
  };
  it.each<[string, Partial<ReleaseFacts>, number]>([
    ['everything fits', {}, 0],
    ['another tag', { tag: 'v1.2.1' }, 1],
    ['no notes', { changelog: '# Changelog\n' }, 2],
    ['notes without a day', { changelog: '## 1.2.0 (unreleased)\n' }, 2],
    ['another day', { released: '2026-11-30' }, 1],
    ['no day', { released: null }, 1],
    ['a day to come', { today: '2026-11-30' }, 1],
    ['one key', { keys: ['a'] }, 1],
    ['the same key twice', { keys: ['a', 'a'] }, 1],
    ['an old metainfo', { metainfo: '<release version="1.1.0" />' }, 1],
    ['one under development', { metainfo: '<release version="1.2.0" type="development" />' }, 1],
  ])('%s', (_name, changes, count) => {
    expect(releaseTroubles({ ...good, ...changes })).toHaveLength(count);
  });
  it('takes the notes of its own version', () => {
    expect(notesOf(good.changelog, '1.2.0')).toBe('- A thing.');
    expect(notesOf(good.changelog, '1.1.0')).toBe('- Another.');
    expect(notesOf(good.changelog, '1.2')).toBeNull();
  });
  it('this commit knows its own day, or says that it has none', async () => {
    const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string };
    const { released } = JSON.parse(await readFile('assets/release.json', 'utf8')) as {
      released: string | null;
    };
    expect(await readFile('CHANGELOG.md', 'utf8')).toContain(`## ${version} (${released ?? 'unreleased'})`);
  });
});

it('the bill of materials holds what is inside, and nothing else', () => {
  const bom: Bom = {
    bomFormat: 'CycloneDX',
    components: [
      { name: 'a', version: '1.0.0', 'bom-ref': 'a@1.0.0' },
      { name: 'alias', version: '2.0.0', 'bom-ref': 'b@2.0.0', purl: 'pkg:npm/%40x/b@2.0.0' },
      { name: 'tool', version: '3.0.0', 'bom-ref': 'tool@3.0.0' },
    ],
    dependencies: [
      { ref: 'a@1.0.0', dependsOn: ['b@2.0.0', 'tool@3.0.0'] },
      { ref: 'tool@3.0.0', dependsOn: ['a@1.0.0'] },
    ],
  };
  expect(
    narrowBom(
      bom,
      [{ name: 'a', version: '1.0.0' }],
      [
        { name: '@x/b', version: '2.0.0' },
        { name: 'weights', version: '4' },
      ],
    ),
  ).toEqual({
    ...bom,
    components: [
      ...bom.components.slice(0, 2),
      { type: 'data', 'bom-ref': 'weights@4', name: 'weights', version: '4' },
    ],
    dependencies: [{ ref: 'a@1.0.0', dependsOn: ['b@2.0.0'] }],
  });
  expect(() => narrowBom(bom, [{ name: 'a', version: '1.0.1' }], [])).toThrow('a@1.0.1');
});

describe('packages as files', () => {
  it.each([
    ['Shiming-Desk-Setup-0.2.0-x64.exe', 'nsis'],
    ['Shiming-Desk-Portable-0.2.0-x64.exe', 'portable'],
    ['Shiming-Desk-0.2.0-x64.msi', 'msi'],
    ['Shiming-Desk-0.2.0-arm64.dmg', 'dmg'],
    ['shiming-desk-0.2.0-amd64.deb', 'deb'],
    ['shiming-desk-0.2.0-x86_64.rpm', 'rpm'],
    ['shiming-desk-0.2.0-x86_64.AppImage', 'appimage'],
    ['Shiming-Desk-0.2.0-arm64.zip', null],
    ['builder-debug.yml', null],
  ] as const)('%s: %s', (file, kind) => {
    expect(kindOf(file)).toBe(kind);
  });

  it('are named so by the configuration', async () => {
    const config = (await readConfig()) as Record<string, { artifactName?: string }>;
    const named = (part: string, ext: string) =>
      config[part]?.artifactName
        ?.replace(/\$\{version\}/, '0.2.0')
        .replace(/\$\{arch\}/, 'x64')
        .replace(/\$\{ext\}/, ext) ?? '';
    expect(
      [
        named('nsis', 'exe'),
        named('portable', 'exe'),
        named('msi', 'msi'),
        named('mac', 'dmg'),
        named('linux', 'deb'),
      ].map(kindOf),
    ).toEqual(['nsis', 'portable', 'msi', 'dmg', 'deb']);
  });

  it.each(['nsis', 'msi', 'dmg', 'deb', 'rpm', 'appimage', 'portable'] as const)(
    '%s is installed and removed without a question',
    (kind) => {
      const env = { LOCALAPPDATA: 'C:\\u', ProgramFiles: 'C:\\p' };
      const { install, remove, app } = installCommands({ kind, file: '/r/file', env });
      expect(JSON.stringify(app)).not.toContain('undefined');
      for (const command of [...install, ...remove])
        expect(command.every((word) => word.length > 0)).toBe(true);
      const said = JSON.stringify([install, remove]);
      if (kind === 'nsis') expect(said).toMatch(/\/S.*\/S/);
      if (kind === 'msi') expect(said).toMatch(/\/qn.*\/qn/);
      if (kind === 'deb') expect(said).toContain('-y');
      expect(said).not.toContain('delete-app-data');
    },
  );
});
