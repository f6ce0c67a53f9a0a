import { createInstance } from 'i18next';
import { describe, expect, it } from 'vitest';
import { counted } from './counted.ts';
import { createSayer } from './say.ts';

const say = (text: string, n: string | number): string => {
  const i18n = createInstance({ lng: 'en', resources: { en: { translation: { text } } }, initAsync: false });
  void i18n.use(counted).init();
  return i18n.t('text', { n });
};

describe('a number and its word', () => {
  it.each([
    [0, 'Change 0 templates'],
    [1, 'Change 1 template'],
    ['1', 'Change 1 template'],
    ['1,001', 'Change 1,001 templates'],
  ])('%s: %s', (n, said) => {
    expect(say('Change {{n, template|templates}}', n)).toBe(said);
  });

  it('holds a verb too, and leaves plain holes as they are', () => {
    expect(say('{{n, group is|groups are}} left of {{n}}', 1)).toBe('1 group is left of 1');
  });

  it('is known to findings, and open where a rule is said in general', () => {
    const english = createSayer('en');
    const at = { field: 'certificate.expires' } as const;
    const data = { days: 1, date: '2026-11-26' };
    expect(english.finding({ code: 'certificate-expires-soon', data, at })).toContain('in 1 day (');
    expect(english.rule('certificate-expires-soon')).toContain('in … days (…)');
  });
});
