import { describe, expect, it } from 'vitest';
import { type ContentEvent, isChanged } from './changed-since.ts';

const event = (kind: string, second: number, more: Partial<ContentEvent> = {}): ContentEvent => ({
  kind,
  at: new Date(Date.UTC(2026, 10, 24, 1, 0, second)).toISOString(),
  fields: null,
  step: null,
  ...more,
});
const changed = (second: number, fields = 'certificate.number') => event('changed', second, { fields });
const undone = (second: number, step = 'templates.update') => event('undone', second, { step });
const redone = (second: number, step = 'templates.update') => event('redone', second, { step });

describe('a template', () => {
  it.each<[string, readonly ContentEvent[], boolean]>([
    ['without events', [], false],
    ['changed', [changed(0)], true],
    ['changed and taken back', [changed(0), undone(20)], false],
    ['changed, taken back and done again', [changed(0), undone(20), redone(30)], true],
    ['whose change before was taken back', [undone(0)], true],
    ['whose change before was taken back and done again', [undone(0), redone(5)], false],
    ['done again after everything was taken back', [redone(0)], true],
    ['typed in twice, one step, taken back', [changed(0), changed(5), undone(20)], false],
    ['typed in twice, two steps, one taken back', [changed(0), changed(15), undone(40)], true],
    ['changed in two fields, one taken back', [changed(0), changed(1, 'email'), undone(20)], true],
    [
      'given a picture that was taken back',
      [event('picture-prepared', 0), undone(5, 'pictures.prepare')],
      false,
    ],
    ['removed and brought back by undo', [undone(5, 'templates.remove')], false],
    ['with a message added and taken back', [undone(5, 'templates.setState')], false],
  ])('%s', (_what, events, expected) => {
    expect(isChanged(events)).toBe(expected);
  });
});
