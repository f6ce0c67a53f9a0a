import { describe, expect, it } from 'vitest';
import { type EditionManifest, type EditionRefusal, judgeEdition, packIdOf } from './judge-edition.ts';

const file = (name: string) => ({ name, bytes: 1, sha512: '0'.repeat(128) });
const networks = ['weights/detection.onnx', 'weights/recognition.onnx', 'weights/characters.txt'].map(file);
const usual: EditionManifest = {
  edition: 7,
  date: '2026-11-20',
  least: '1.0.0',
  networks: null,
  files: [file('targets/strict.json'), file('holidays.json')],
};
const app = { version: '1.2.0', released: '2026-11-01' };

type Row = readonly [
  name: string,
  said: Partial<EditionManifest>,
  more: {
    readonly app?: Partial<typeof app> | { readonly released: null };
    readonly installed?: { readonly edition: number; readonly isWhole: boolean };
  },
  wanted: EditionRefusal | null,
];

describe('an edition', () => {
  it.each<Row>([
    ['a newer one', {}, {}, null],
    ['on sources that were never released', { date: '2020-01-01' }, { app: { released: null } }, null],
    ['of the day of the release', { date: '2026-11-01' }, {}, 'past'],
    ['from before the release', { date: '2026-10-31' }, {}, 'past'],
    ['for this very version', { least: '1.2.0' }, {}, null],
    ['for a later one', { least: '1.2.1' }, {}, 'app-older'],
    ['for an earlier one by number, not by text', { least: '1.10.0' }, {}, 'app-older'],
    ['for no version', { least: '' }, {}, 'nonsense'],
    ['after an older one', {}, { installed: { edition: 6, isWhole: true } }, null],
    ['after itself', {}, { installed: { edition: 7, isWhole: true } }, 'same'],
    ['after itself, damaged', {}, { installed: { edition: 7, isWhole: false } }, null],
    ['after a newer one', {}, { installed: { edition: 8, isWhole: true } }, 'older'],
    ['after a newer one, damaged', {}, { installed: { edition: 8, isWhole: false } }, 'older'],
    ['with networks', { files: networks, networks: 'x-5' }, {}, null],
    ['with two files of networks', { files: networks.slice(1), networks: 'x-5' }, {}, 'nonsense'],
    ['with networks of no version', { files: networks }, {}, 'nonsense'],
    ['with a version of no networks', { networks: 'x-5' }, {}, 'nonsense'],
    ['with a name twice', { files: [...usual.files, file('holidays.json')] }, {}, 'nonsense'],
    ['with a file that nobody knows', { files: [file('release.json')] }, {}, 'nonsense'],
    ['with its own manifest', { files: [file('manifest.json')] }, {}, 'nonsense'],
  ])('%s', (_name, said, more, wanted) => {
    const judged = judgeEdition({ ...usual, ...said }, { ...app, ...more.app }, more.installed ?? null);
    expect(judged).toBe(wanted);
  });

  it.each([
    ['targets/strict.json', 'strict'],
    ['targets/aliyun-api.json', 'aliyun-api'],
    ['targets/../strict.json', null],
    ['targets/a/b.json', null],
    ['targets/.json', null],
    ['targets/Strict.json', null],
    ['targets/strict.json\n', null],
    ['/targets/strict.json', null],
    ['targets\\strict.json', null],
    ['holidays.json', null],
  ])('%j is the pack %j', (name, id) => expect(packIdOf(name)).toBe(id));
});
