import { describe, expect, it } from 'vitest';
import { beginWork, isWorking, keepingOpen, onWork } from './long-work.ts';

describe('long work', () => {
  it('adds up what runs, says what ended, and is quiet afterwards', () => {
    const heard: unknown[] = [];
    const stop = onWork((news) => heard.push([news.progress, news.notice]));
    const one = beginWork(10);
    one.progress(5);
    const two = beginWork(0);
    two.progress(10, 30);
    expect(isWorking()).toBe(false);
    one.end('one is done');
    two.end('two is done');
    two.end('never said twice');
    stop();
    beginWork(1).end('nobody listens');
    expect(heard).toEqual([
      [0, null],
      [0.5, null],
      [0.5, null],
      [0.375, null],
      [10 / 30, 'one is done'],
      [null, 'two is done'],
    ]);
    expect(isWorking()).toBe(false);
  });

  it('keeps the window open for short work too, and tells nobody', async () => {
    const news: unknown[] = [];
    const stop = onWork((one) => news.push(one));
    const { promise, reject } = Promise.withResolvers<void>();
    const work = keepingOpen(() => promise);
    expect(isWorking()).toBe(true);
    reject(new Error('refused'));
    await expect(work).rejects.toThrow('refused');
    expect(isWorking()).toBe(false);
    expect(news).toEqual([]);
    stop();
  });
});
