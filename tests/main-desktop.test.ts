/** What the desktop's own side decides, as tables: menu, opened files, recent desks, news, files dragged out. */
import { spawnSync } from 'node:child_process';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { createDragFiles, mayDragOut, plainName } from '../src/main/drag-out.ts';
import { barOf, noticeOf, readNews } from '../src/main/host-news.ts';
import { type MenuNeeds, menuTemplate, systemLanguage } from '../src/main/menu-template.ts';
import { openedExtensions, openedFiles } from '../src/main/opened-files.ts';
import { readRecentDesks, withDesk } from '../src/main/recent-desks.ts';
import { createScratch } from './scratch.ts';

const scratch = createScratch();

type Item = {
  label?: string;
  role?: string;
  accelerator?: string;
  enabled?: boolean;
  submenu?: Item[];
  click?: () => void;
};

describe('the menu', () => {
  const build = (more: Partial<MenuNeeds> = {}) => {
    const asked: unknown[] = [];
    const template = menuTemplate({
      platform: 'linux',
      language: 'zh-CN',
      recentDesks: [],
      action: (id) => asked.push(id),
      openDesk: (dir) => asked.push(dir),
      about: () => asked.push('about'),
      ...more,
    }) as Item[];
    const flat = (items: readonly Item[]): Item[] =>
      items.flatMap((item) => [item, ...flat(item.submenu ?? [])]);
    return { template, asked, items: flat(template) };
  };

  it.each(['darwin', 'win32', 'linux'] as const)(
    'has the same entries in both languages on %s',
    (platform) => {
      const shape = (language: 'zh-CN' | 'en') =>
        build({ platform, language }).items.map(({ role, accelerator }) => [role, accelerator]);
      expect(shape('zh-CN')).toEqual(shape('en'));
      const labels = build({ platform, language: 'en' }).items.flatMap(({ label }) => label ?? []);
      expect(labels.filter((label) => /\p{Script=Han}/u.test(label))).toEqual([]);
      expect(build({ platform }).template.some(({ role }) => role === 'appMenu')).toBe(platform === 'darwin');
    },
  );

  it('names actions of the window', () => {
    const { items, asked } = build();
    for (const item of items) item.click?.();
    expect(asked).toEqual(
      expect.arrayContaining([
        'templates.new',
        'app.undo',
        'app.redo',
        'app.palette',
        'app.shortcuts',
        'app.print',
        'go.bundles',
        'about',
        null,
      ]),
    );
  });

  it('lists recent desks by their folder, and says when there are none', () => {
    const { items, asked } = build({ recentDesks: ['/a/west', '/a/east'] });
    items.find(({ label }) => label === 'east')?.click?.();
    expect(asked).toEqual(['/a/east']);
    expect(build().items.find(({ enabled }) => enabled === false)?.label).toBe('还没有其他工作台');
  });

  it('begins in the language of the system', () => {
    expect(['zh-CN', 'zh-TW', 'en-US', 'fr', ''].map(systemLanguage)).toEqual([
      'zh-CN',
      'zh-CN',
      'en',
      'en',
      'en',
    ]);
  });
});

describe('files opened with the app', () => {
  it.each([
    ['none', ['app'], []],
    ['a picture', ['app', '/x/a.JPG'], ['/x/a.JPG']],
    ['a bundle, relative', ['app', 'b.zip'], ['/cwd/b.zip']],
    [
      'flags and their values are none',
      ['app', '--desk', '/x/odd.zip', '--inspect=1.jpg', '/x/a.png'],
      ['/x/a.png'],
    ],
    ['other files are none', ['app', '/x/a.exe', '/x/noending'], []],
    ['the program itself is none', ['/opt/strange.zip'], []],
  ])('%s', (_, argv, expected) => {
    expect(openedFiles(argv, '/cwd')).toEqual(expected);
  });

  it('are those that the installers say', async () => {
    const config = load(await readFile('electron-builder.yml', 'utf8')) as {
      mac: { fileAssociations: { ext: string | string[] }[] };
    };
    const said = config.mac.fileAssociations.flatMap(({ ext }) => ext).map((ext) => `.${ext}`);
    expect(said.sort()).toEqual([...openedExtensions].sort());
  });
});

describe('recent desks', () => {
  it.each([
    ['', []],
    ['{', []],
    ['{}', []],
    ['["/a", 5, "rel", "/b"]', ['/a', '/b']],
  ])('reads %s', (text, expected) => {
    expect(readRecentDesks(text)).toEqual(expected);
  });
  it('puts the newest first, once, eight in all', () => {
    expect(withDesk(['/a', '/b'], '/b')).toEqual(['/b', '/a']);
    expect(
      withDesk(
        Array.from({ length: 20 }, (_, index) => `/${index}`),
        '/new',
      ),
    ).toHaveLength(8);
  });
});

describe('news of the page', () => {
  const news = { language: 'en', lockMinutes: 10, progress: 0.5, notice: 'done' } as const;
  it('is read strictly', () => {
    expect(readNews(news)).toEqual(news);
    for (const bad of [
      null,
      {},
      { ...news, progress: 2 },
      { ...news, language: 'xx' },
      { ...news, notice: 'x'.repeat(301) },
    ])
      expect(readNews(bad)).toBe(null);
  });
  it('moves the bar, takes it away, and speaks only to those who look elsewhere', () => {
    expect([barOf(news), barOf({ ...news, progress: null })]).toEqual([0.5, -1]);
    expect([noticeOf(news, false), noticeOf(news, true)]).toEqual(['done', null]);
  });
});

describe('dragging out', () => {
  it('is for pictures and bundles alone', () => {
    expect(['picture/a-1', 'bundle/b_2'].every(mayDragOut)).toBe(true);
    for (const bad of ['scan/a', 'picture/', 'picture/../x', 'picture/a?width=1', '', null, 5])
      expect(mayDragOut(bad)).toBe(false);
  });
  it.each([
    ['picture.jpg', 'picture.jpg'],
    ['../../etc/passwd', 'passwd'],
    ['a:b?.zip', 'a_b_.zip'],
    ['', 'file'],
  ])('names %s as %s', (name, expected) => {
    expect(plainName(name)).toBe(expected);
  });
  it('leaves nothing behind', async () => {
    const files = createDragFiles(scratch('out'));
    const [one, two] = [
      await files.write('a.jpg', Buffer.from('1')),
      await files.write('a.jpg', Buffer.from('2')),
    ];
    expect(one).not.toBe(two);
    expect(await readFile(two, 'utf8')).toBe('2');
    await files.clear();
    await expect(stat(one)).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(stat(two)).rejects.toMatchObject({ code: 'ENOENT' });
  });
  it('sweeps what an app left that was killed', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', '0']);
    const left = join(scratch('swept'), `out-${pid}-abc123`);
    await mkdir(left, { recursive: true });
    await writeFile(join(left, 'card.jpg'), 'in clear');
    const files = createDragFiles(scratch('swept'));
    const one = await files.write('a.jpg', Buffer.from('1'));
    await expect(stat(left)).rejects.toMatchObject({ code: 'ENOENT' });
    expect(await readFile(one, 'utf8')).toBe('1');
    await files.clear();
  });
});
