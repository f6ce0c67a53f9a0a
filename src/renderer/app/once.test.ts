import { describe, expect, it } from 'vitest';
import { doubleClick, once } from './once.ts';

const counting = () => {
  let time = 0;
  let calls = 0;
  let finish: () => void = () => undefined;
  const run = once(
    () =>
      new Promise<void>((resolve) => {
        calls += 1;
        finish = resolve;
      }),
    () => time,
  );
  return {
    run,
    calls: () => calls,
    pass: (milliseconds: number) => (time += milliseconds),
    end: () => finish(),
  };
};

describe('once', () => {
  it('does nothing while the work goes on, however long that is', async () => {
    const { run, calls, pass, end } = counting();
    const first = run();
    pass(10 * doubleClick);
    await run();
    expect(calls()).toBe(1);
    end();
    await first;
  });

  it('takes the second click of a double click for the first, also where the work was quick', async () => {
    const { run, calls, pass, end } = counting();
    const first = run();
    end();
    await first;
    pass(doubleClick - 1);
    await run();
    expect(calls()).toBe(1);
    pass(1);
    const second = run();
    end();
    await second;
    expect(calls()).toBe(2);
  });

  it('can be asked again after a failure, which the caller hears', async () => {
    let time = 0;
    let calls = 0;
    const run = once(
      async () => {
        calls += 1;
        if (calls === 1) throw new Error('no room');
      },
      () => time,
    );
    await expect(run()).rejects.toThrow('no room');
    time += doubleClick;
    await run();
    expect(calls).toBe(2);
  });
});
