import { describe, expect, it } from 'vitest';
import { fieldPaths } from './fields.ts';

describe('fieldPaths', () => {
  it('knows every leaf once', () => {
    expect(new Set(fieldPaths).size).toBe(fieldPaths.length);
    expect(fieldPaths).toContain('certificate.number');
    expect(fieldPaths).toContain('domains');
    expect(fieldPaths).not.toContain('certificate');
  });
});
