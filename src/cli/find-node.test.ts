import { expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { isNewEnough, nodePackage } from './find-node.ts';

it.each([
  ['18.20.0', false],
  ['20.20.2', false],
  ['22.23.2', false],
  ['24.0.0', true],
  ['24.21.0', true],
  ['100.1.0', true],
])('Node %s is new enough: %s', (version, expected) => {
  expect(isNewEnough(version)).toBe(expected);
});

it('knows by name what is installed with the command', () => {
  const named = (
    [
      ['linux', 'x64'],
      ['linux', 'arm64'],
      ['win32', 'x64'],
      ['darwin', 'x64'],
    ] as const
  ).map(([platform, arch]) => nodePackage(platform, arch));
  expect(Object.keys(packageJson.optionalDependencies).sort()).toEqual(named.sort());
});
