/** What an imaging process says that a file has taken over: nothing but an answer to the task is an answer. */
import { expect, it } from 'vitest';
import { finding } from '#domain/finding/finding';
import { mostLayerChars, mostLayerLines } from '#domain/reading/text-layer';
import type { Frame } from '../sandbox/frames.ts';
import { FrameError } from '../sandbox/frames.ts';
import { packAnswer } from './pack.ts';
import { readAnswer } from './read-answer.ts';

const refused = { ok: false, findings: [finding('picture-damaged', { picture: 'scan' })] } as const;
const say = (answer: unknown, parts: Frame['parts'] = []): Frame => ({ head: JSON.stringify(answer), parts });
const done = (result: unknown, parts: Frame['parts'] = []): Frame =>
  say({ kind: 'done', resident: 5, result }, parts);
const picture = Uint8Array.of(1, 2, 3);

it('reads what was packed', () => {
  const shown = { kind: 'done', resident: 5, result: { ok: true, bytes: picture } } as const;
  expect(readAnswer(packAnswer(shown), 'preview')).toEqual(shown);
  const none = { kind: 'done', resident: 5, result: refused } as const;
  for (const kind of ['inspect', 'prepare', 'preview'] as const)
    expect(readAnswer(packAnswer(none), kind)).toEqual(none);
  expect(readAnswer(packAnswer({ kind: 'stage', stage: 'prove' }), 'preview')).toEqual({
    kind: 'stage',
    stage: 'prove',
  });
});

it.each([
  ['no JSON', { head: '{', parts: [] }],
  ['an unknown kind', say({ kind: 'call', name: 'readBlob' })],
  ['an unknown stage', say({ kind: 'stage', stage: '<b>' })],
  ['a result without its parts', done({ ok: true, findings: [] })],
  ['a refusal without a reason', done({ ok: false, findings: [] })],
  [
    'a finding that the desk does not know',
    done({ ok: false, findings: [{ ...refused.findings[0], code: 'toString' }] }),
  ],
  ['the result of another task', done({ ok: true }, [picture])],
  ['a refusal with bytes', done(refused, [picture])],
])('does not believe %s', (_, frame) => {
  expect(() => readAnswer(frame, 'inspect')).toThrow(FrameError);
});

it('believes no text layer that no certificate has', () => {
  const place = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
  ];
  const char = { char: 'x', from: 0, to: 1 };
  const read = (layer: unknown) =>
    readAnswer(done({ ok: true, width: 1, height: 1, layer }, [picture]), 'raster');
  const line = (chars: unknown) => ({ chars, place });
  expect(read([])).toMatchObject({ result: { layer: [] } });
  expect(read([line([char])])).toMatchObject({ result: { layer: [line([char])] } });
  for (const layer of [
    undefined,
    [line([])],
    [line([{ ...char, char: 'xyz' }])],
    [line([{ ...char, from: 1e9 }])],
    [{ chars: [char], place: place.slice(1) }],
    Array.from({ length: mostLayerLines + 1 }, () => line([char])),
    [line(Array.from({ length: mostLayerChars + 1 }, () => char))],
  ])
    expect(() => read(layer)).toThrow(FrameError);
});

it('does not believe a preview without a picture', () => {
  expect(() => readAnswer(done({ ok: true }), 'preview')).toThrow(FrameError);
});
