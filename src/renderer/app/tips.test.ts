import { describe, expect, it } from 'vitest';
import { tipAmong, tips } from './tips.ts';

describe('the tip that is shown', () => {
  it.each([
    ['the first that was not ticked', ['templates.search', 'app.palette'], [], 'templates.search'],
    ['passes over what was ticked', ['templates.search', 'app.palette'], ['templates.search'], 'app.palette'],
    ['only of what can be done here', ['app.palette'], [], 'app.palette'],
    ['none where all are ticked', tips, tips, null],
    ['none once they are off', tips, null, null],
    ['none about anything else', ['go.settings'], [], null],
  ] as const)('%s', (_, offered, seen, expected) => {
    expect(tipAmong(new Set(offered), seen && [...seen])).toBe(expected);
  });
});
