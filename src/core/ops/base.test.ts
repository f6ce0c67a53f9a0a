/** A call is one step of undo, and so is everything that its stream does after the handler has answered. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { inOneStep } from './base.ts';

const openStep = () => {
  const within = new AsyncLocalStorage<boolean>();
  const seen: boolean[] = [];
  let ended = 0;
  return {
    step: {
      run: <T>(work: () => T): T => within.run(true, work),
      end: () => {
        ended++;
      },
    },
    note: () => void seen.push(within.getStore() ?? false),
    seen,
    ended: () => ended,
  };
};

describe('one step', () => {
  it('covers a call to its end, also when it throws', async () => {
    const { step, note, seen, ended } = openStep();
    const work = async () => {
      await setImmediate();
      note();
      return { output: 1 };
    };
    expect(await inOneStep(step, work)).toEqual({ output: 1 });
    await expect(inOneStep(step, () => Promise.reject(new Error('x')))).rejects.toThrow('x');
    expect([seen, ended()]).toEqual([[true], 2]);
  });

  it.each(['read to its end', 'left early', 'broken'])('covers a stream that is %s', async (how) => {
    const { step, note, seen, ended } = openStep();
    async function* work() {
      try {
        for (let part = 0; part < 3; part++) {
          await setImmediate();
          note();
          if (how === 'broken' && part === 1) throw new Error('broken');
          yield part;
        }
        return 'done';
      } finally {
        note();
      }
    }
    const { output } = await inOneStep(step, async () => ({ output: work() }));
    expect(ended()).toBe(0);
    const reading = (async () => {
      for await (const part of output) if (how === 'left early' && part === 1) break;
    })();
    await (how === 'broken' ? expect(reading).rejects.toThrow('broken') : reading);
    expect(seen.length).toBeGreaterThan(2);
    expect(new Set(seen)).toEqual(new Set([true]));
    expect(ended()).toBe(1);
  });
});
