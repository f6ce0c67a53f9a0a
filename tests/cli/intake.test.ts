import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createScratch } from '../scratch.ts';
import { runCli, runJson } from './run-cli.ts';

const scratch = createScratch();

type Answered = {
  matched: number;
  created: number;
  left: number;
  failed: number;
  items: { outcome: string; reason: string | null; template: string | null; files: { file: string }[] }[];
};

describe('intake', () => {
  beforeAll(async () => {
    const folder = scratch('三月');
    await mkdir(join(folder, '示例乙'), { recursive: true });
    const front = await readFile('assets/samples/id-front.jpg');
    await writeFile(join(folder, '示例甲身份证正面.jpg'), front);
    await writeFile(join(folder, '示例甲身份证反面.jpg'), await readFile('assets/samples/id-back.jpg'));
    await writeFile(join(folder, '示例乙', '正面.jpg'), Buffer.concat([front, Buffer.from('x')]));
    await writeFile(join(folder, '名单.txt'), 'x');
    await writeFile(join(folder, '坏.jpg'), 'no picture');
    await writeFile(join(folder, '.DS_Store'), 'x');
  });

  it('makes templates of a folder, says what is left, and makes nothing twice', async () => {
    const args = ['intake', scratch('三月'), '--no-read', '--desk', scratch('desk')];
    const first = await runJson(args);
    expect(first.status).toBe(1);
    expect(first.stderr).toContain('3/3');
    expect(first.json).toMatchObject({ matched: 0, created: 2, left: 2, failed: 0 });
    const { items } = first.json as Answered;
    expect(items.map(({ outcome, reason }) => [outcome, reason].join(' ')).sort()).toEqual([
      'created ',
      'created ',
      'left not-a-scan',
      'left unreadable',
    ]);
    const again = await runJson(args);
    expect(again.json).toMatchObject({ matched: 2, created: 0, left: 2 });
    const listed = await runJson(['template', 'list', '--desk', scratch('desk')]);
    expect(listed.json as unknown[]).toHaveLength(2);
    const made = items.flatMap(({ template }) => template ?? []);
    const shown = await runJson(['template', 'show', made[0]!, '--desk', scratch('desk')]);
    expect((shown.json as { scans: unknown[] }).scans.length).toBeLessThan(3);
    // Four processes after each other.
  }, 180_000);

  it('a customer list says whose a nameless file is', async () => {
    const folder = scratch('四月');
    await mkdir(folder);
    await writeFile(join(folder, 'IMG_0001.jpg'), await readFile('assets/samples/id-front.jpg'));
    await writeFile(
      scratch('list.csv'),
      '文件名,姓名,证件类型,证件号码,客户\nIMG_0001.jpg,示例甲,身份证,11010519491231002X,示例客户\n',
    );
    const desk = ['--desk', scratch('desk-list')];
    const { json } = await runJson(['intake', folder, '--no-read', '--list', scratch('list.csv'), ...desk]);
    expect(json).toMatchObject({ created: 1, left: 0, items: [{ by: 'list', name: '示例甲' }] });
    const { template } = (json as Answered).items[0]!;
    expect((await runJson(['template', 'show', template!, ...desk])).json).toMatchObject({
      fields: {
        customer: '示例客户',
        certificate: { type: 'SFZ', number: '11010519491231002X', name: '示例甲' },
      },
    });
    await writeFile(scratch('none.csv'), 'a,b\nc,d\n');
    expect(await runJson(['intake', folder, '--list', scratch('none.csv'), ...desk])).toMatchObject({
      status: 2,
      json: { fault: { code: 'list-unreadable' } },
    });
  });

  it('wrong usage and a folder that is not there are exit status 2', async () => {
    expect((await runJson(['intake', '--desk', scratch('none')])).status).toBe(2);
    const gone = await runJson(['intake', scratch('gone'), '--desk', scratch('none')]);
    expect(gone).toMatchObject({ status: 2, json: { fault: { code: 'unreadable-file' } } });
  });

  it('says it in words too', async () => {
    const folder = scratch('五月');
    await mkdir(join(folder, '示例乙'), { recursive: true });
    await writeFile(join(folder, '示例乙', '正面.jpg'), await readFile('assets/samples/id-front.jpg'));
    await writeFile(join(folder, '名单.txt'), 'x');
    const { status, stdout } = await runCli(['intake', folder, '--desk', scratch('desk-en'), '--lang', 'en']);
    expect(status).toBe(1);
    expect(stdout).toContain('created  示例乙');
    expect(stdout).toContain('Not a picture or PDF');
  });
});
