import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareVersions, readVersion } from './version.ts';

const order = (a: string, b: string): number => Math.sign(compareVersions(readVersion(a)!, readVersion(b)!));

describe('versions', () => {
  it.each([
    ['0.1.0', '0.2.0', -1],
    ['0.10.0', '0.9.9', 1],
    ['1.0.0', '0.99.99', 1],
    ['1.0.0', '1.0.0', 0],
    // Semantic Versioning 2.0.0, section 11, its own row of examples.
    ['1.0.0-alpha', '1.0.0-alpha.1', -1],
    ['1.0.0-alpha.1', '1.0.0-alpha.beta', -1],
    ['1.0.0-alpha.beta', '1.0.0-beta', -1],
    ['1.0.0-beta', '1.0.0-beta.2', -1],
    ['1.0.0-beta.2', '1.0.0-beta.11', -1],
    ['1.0.0-beta.11', '1.0.0-rc.1', -1],
    ['1.0.0-rc.1', '1.0.0', -1],
  ])('%s against %s: %d', (a, b, wanted) => {
    expect(order(a, b)).toBe(wanted);
    expect(order(b, a)).toBe(wanted === 0 ? 0 : -wanted);
  });

  it.each([
    '',
    '1',
    '1.2',
    '1.2.3.4',
    'v1.2.3',
    '1.2.3+build',
    '1.2.x',
    '-1.0.0',
    '1.0.0-',
    '9999999999.0.0',
  ])('%s is none', (text) => {
    expect(readVersion(text)).toBeNull();
  });

  it('are in one order', () => {
    const part = fc.oneof(fc.nat(20).map(String), fc.constantFrom('alpha', 'rc', 'b-2'));
    const version = fc
      .tuple(fc.nat(20), fc.nat(20), fc.nat(20), fc.array(part, { maxLength: 3 }))
      .map(([a, b, c, before]) => `${a}.${b}.${c}${before.length > 0 ? `-${before.join('.')}` : ''}`);
    fc.assert(
      fc.property(version, version, version, (a, b, c) => {
        expect(order(a, a)).toBe(0);
        expect(order(a, b) + order(b, a)).toBe(0);
        if (order(a, b) <= 0 && order(b, c) <= 0) expect(order(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });
});
