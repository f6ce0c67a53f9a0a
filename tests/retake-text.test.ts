/** The request for another photo says the reasons and how to take it, in both languages, and names nobody it should not. */
import { describe, expect, it } from 'vitest';
import { retakeReasons } from '#domain/retake/retake';
import { retakeText } from '#text/retake-text';

describe.each(['zh-CN', 'en'] as const)('%s', (language) => {
  const given = { language, name: '示例甲', paper: '居民身份证', reasons: retakeReasons, isMarked: true };

  it('has a sentence and an advice for every reason, each once', () => {
    const lines = retakeText(given).split('\n');
    const text = lines.filter((line) => line !== '');
    expect(new Set(text).size).toBe(text.length);
    expect(lines.filter((line) => /^\d+\. \S/.test(line))).toHaveLength(retakeReasons.length);
    expect(lines.filter((line) => line.startsWith('- '))).toHaveLength(retakeReasons.length + 3);
    expect(text.join()).toContain('居民身份证');
    expect(text.join()).not.toMatch(/\{\{|undefined/);
  });

  it('addresses nobody where no name is known', () => {
    expect(retakeText({ ...given, name: '' })).not.toContain('示例甲');
  });
});
