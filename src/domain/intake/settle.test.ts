import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type FolderFile,
  giveUpAfter,
  isLeftAlone,
  lookAgain,
  readyFiles,
  settleAfter,
  type Waiting,
  waitLonger,
  waitsForOthers,
} from './settle.ts';

const file = (path: string, bytes = 10, changedAt = 1): FolderFile => ({ path, bytes, changedAt });
const none: Waiting = new Map();
const pathsOf = (waiting: Waiting, now: number) => readyFiles(waiting, now).map(({ path }) => path);

describe('files of a watched folder', () => {
  it('are taken when they have been quiet, each change begins anew', () => {
    let waiting = lookAgain(none, [file('a.jpg')], 0);
    expect(pathsOf(waiting, settleAfter - 1)).toEqual([]);
    expect(pathsOf(waiting, settleAfter)).toEqual(['a.jpg']);
    waiting = lookAgain(waiting, [file('a.jpg', 20)], 4_000);
    expect(pathsOf(waiting, settleAfter)).toEqual([]);
    waiting = lookAgain(waiting, [file('a.jpg', 20, 2)], 6_000);
    expect(pathsOf(waiting, 4_000 + settleAfter)).toEqual([]);
    expect(pathsOf(waiting, 6_000 + settleAfter)).toEqual(['a.jpg']);
    expect(lookAgain(waiting, [], 12_000).size).toBe(0);
  });

  it('wait for what still comes into their folder, but not for ever, and not for other folders', () => {
    let waiting = lookAgain(none, [file('x/front.jpg'), file('y/front.jpg')], 0);
    waiting = lookAgain(waiting, [file('x/front.jpg'), file('x/back.jpg'), file('y/front.jpg')], 4_000);
    expect(pathsOf(waiting, settleAfter)).toEqual(['y/front.jpg']);
    expect(pathsOf(waiting, 4_000 + settleAfter)).toHaveLength(3);
    let grows = lookAgain(none, [file('x/front.jpg'), file('x/film.jpg', 0, 0)], 0);
    for (let now = 0; now < waitsForOthers; now += 1_000) {
      grows = lookAgain(grows, [file('x/front.jpg'), file('x/film.jpg', now + 1, now)], now);
      expect(pathsOf(grows, now)).toEqual([]);
    }
    expect(pathsOf(grows, waitsForOthers)).toEqual(['x/front.jpg']);
  });

  it('that are empty wait until nobody will write to them any more', () => {
    const waiting = lookAgain(none, [file('a.jpg', 0)], 0);
    expect(pathsOf(waiting, giveUpAfter - 1)).toEqual([]);
    expect(pathsOf(waiting, giveUpAfter)).toEqual(['a.jpg']);
  });

  it('that are not whole are looked into at growing distances, and given up ten minutes after their last change', () => {
    let now = settleAfter;
    let [one] = readyFiles(lookAgain(none, [file('a.jpg')], 0), now);
    const waits: number[] = [];
    for (;;) {
      const longer = waitLonger(one!, now);
      if (!longer) break;
      waits.push(longer.notBefore - now);
      now = longer.notBefore;
      one = longer;
    }
    expect(waits).toEqual([10_000, 20_000, 40_000, 80_000, 160_000, 285_000]);
    expect(now).toBe(giveUpAfter);
  });

  it('hold nobody up once they were looked into and are not whole', () => {
    const waiting = new Map(lookAgain(none, [file('cut.jpg'), file('whole.jpg')], 0));
    waiting.set('cut.jpg', waitLonger(waiting.get('cut.jpg')!, settleAfter)!);
    expect(pathsOf(waiting, settleAfter)).toEqual(['whole.jpg']);
  });

  it('are never taken before their writer has been quiet, and always some time after, whatever its pauses', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 60_000 }), { minLength: 1, maxLength: 12 }),
        (pauses) => {
          const times = pauses.map((_, at) => pauses.slice(0, at + 1).reduce((sum, one) => sum + one, 0));
          const sizeAt = (now: number) => 1 + times.filter((time) => time <= now).length;
          const lastChangeAt = (now: number) => times.findLast((time) => time <= now) ?? 0;
          let waiting = none;
          for (let now = 0; ; now += 2_000) {
            waiting = lookAgain(waiting, [file('a.jpg', sizeAt(now), lastChangeAt(now))], now);
            const [ready] = readyFiles(waiting, now);
            if (ready && now - lastChangeAt(now) < settleAfter) return false;
            if (ready) return true;
            if (now > times.at(-1)! + settleAfter + 4_000) return false;
          }
        },
      ),
    );
  });
});

it.each([
  ['a.jpg.part', true],
  ['sub/A.CRDOWNLOAD', true],
  ['a.tmp', true],
  ['done/2026-11-28/a.jpg', true],
  ['failed/a.jpg', true],
  ['failed/', true],
  ['customer/done/a.jpg', false],
  ['done.jpg', false],
  ['temp.jpg', false],
])('%s is left alone: %s', (path, expected) => {
  expect(isLeftAlone(path)).toBe(expected);
});
