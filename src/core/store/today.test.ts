import { describe, expect, it } from 'vitest';
import { figuresOf } from './today.ts';

const event = (template_id: string, at: string, isOut = 0) => ({
  template_id,
  at: `2026-11-24T${at}Z`,
  isOut,
});

describe("today's figures", () => {
  it.each([
    ['nothing', [], { done: 0, averageSeconds: null }],
    [
      'work that is not done',
      [event('a', '01:00:00'), event('a', '01:00:30')],
      { done: 0, averageSeconds: null },
    ],
    [
      'a template worked on and handed over',
      [event('a', '01:00:00'), event('a', '01:01:00', 1)],
      { done: 1, averageSeconds: 60 },
    ],
    [
      'a long pause is something else',
      [event('a', '01:00:00'), event('a', '01:00:50'), event('a', '03:00:00'), event('a', '03:00:10', 1)],
      { done: 1, averageSeconds: 60 },
    ],
    [
      'time that is not known stays out of the average',
      [event('a', '01:00:00', 1), event('b', '01:00:00'), event('b', '01:02:00', 1)],
      { done: 2, averageSeconds: 120 },
    ],
    [
      'what comes after the hand-over does not count, nor does a second one',
      [event('a', '01:00:00'), event('a', '01:01:00', 1), event('a', '01:02:00'), event('a', '01:03:00', 1)],
      { done: 1, averageSeconds: 60 },
    ],
  ])('%s', (_, rows, expected) => {
    expect(figuresOf(rows)).toEqual(expected);
  });
});
