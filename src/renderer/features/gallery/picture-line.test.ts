import { setImmediate } from 'node:timers/promises';
import { array, asyncProperty, assert as hold, integer, tuple } from 'fast-check';
import { expect, it } from 'vitest';
import { createPictureLine } from './picture-line.ts';

/** A line whose pictures come when the test says so. */
const lineOf = (atOnce: number, kept = 10) => {
  const asked: string[] = [];
  const ends = new Map<string, PromiseWithResolvers<string>>();
  const line = createPictureLine(
    (ref) => {
      asked.push(ref);
      const end = Promise.withResolvers<string>();
      ends.set(ref, end);
      return end.promise;
    },
    { atOnce, kept },
  );
  const heard: string[] = [];
  const want = (ref: string) => line.want(ref, (picture) => heard.push(`${ref} ${picture}`));
  const arrive = async (ref: string) => {
    ends.get(ref)!.resolve('came');
    await setImmediate();
  };
  const fail = async (ref: string) => {
    ends.get(ref)!.reject(new Error('damaged'));
    await setImmediate();
  };
  return { line, asked, heard, want, arrive, fail };
};

it('has few on their way at a time, in the order of the wishes', async () => {
  const { asked, heard, want, arrive } = lineOf(2);
  for (const ref of ['a', 'b', 'c', 'd']) want(ref);
  expect(asked).toEqual(['a', 'b']);
  await arrive('b');
  expect(asked).toEqual(['a', 'b', 'c']);
  await arrive('a');
  expect(asked).toEqual(['a', 'b', 'c', 'd']);
  expect(heard).toEqual(['b came', 'a came']);
});

it('never asks for what nobody wants any more, and keeps what came all the same', async () => {
  const { line, asked, heard, want, arrive } = lineOf(1);
  const [leaveA, leaveB] = [want('a'), want('b')];
  want('c');
  leaveB();
  leaveA();
  await arrive('a');
  expect(asked).toEqual(['a', 'c']);
  expect(heard).toEqual([]);
  expect(line.known('a')).toBe('came');
  want('a');
  expect(heard).toEqual(['a came']);
  expect(asked).toEqual(['a', 'c']);
});

it('asks once for two who want the same, tells both, and one may leave', async () => {
  const { asked, heard, want, arrive } = lineOf(1);
  const leave = want('a');
  want('a');
  want('b');
  const leaveB = want('b');
  leave();
  leaveB();
  await arrive('a');
  await arrive('b');
  expect(asked).toEqual(['a', 'b']);
  expect(heard).toEqual(['a came', 'b came']);
});

it('says that one cannot be shown, and tries it again when it is wanted again', async () => {
  const { line, asked, heard, want, fail, arrive } = lineOf(1);
  want('a');
  want('b');
  await fail('a');
  expect(heard).toEqual(['a null']);
  expect(line.known('a')).toBeUndefined();
  await arrive('b');
  want('a');
  expect(asked).toEqual(['a', 'b', 'a']);
});

it('keeps the last seen only', async () => {
  const { line, want, arrive } = lineOf(1, 2);
  for (const ref of ['a', 'b']) {
    want(ref);
    await arrive(ref);
  }
  expect(line.known('a')).toBe('came');
  want('c');
  await arrive('c');
  expect([line.known('a'), line.known('b'), line.known('c')]).toEqual(['came', undefined, 'came']);
});

it('never has more on their way than it may, whoever comes and goes', async () => {
  const steps = array(tuple(integer({ min: 0, max: 9 }), integer({ min: 0, max: 2 })), { maxLength: 60 });
  await hold(
    asyncProperty(steps, integer({ min: 1, max: 3 }), async (taken, atOnce) => {
      let now = 0;
      const open: (() => void)[] = [];
      const line = createPictureLine(
        (ref) => {
          now += 1;
          expect(now).toBeLessThanOrEqual(atOnce);
          const end = Promise.withResolvers<string>();
          open.push(() => {
            now -= 1;
            end.resolve(ref);
          });
          return end.promise;
        },
        { atOnce, kept: 4 },
      );
      const wishes = new Map<number, () => void>();
      for (const [ref, what] of taken) {
        if (what === 0) wishes.get(ref)?.();
        else if (what === 1)
          wishes.set(
            ref,
            line.want(String(ref), () => undefined),
          );
        else {
          open.shift()?.();
          await setImmediate();
        }
      }
      while (open.length > 0) {
        open.shift()!();
        await setImmediate();
      }
      expect(now).toBe(0);
    }),
  );
});
