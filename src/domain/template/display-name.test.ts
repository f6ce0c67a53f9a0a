import { expect, it } from 'vitest';
import { displayName } from './display-name.ts';

it.each([
  ['甲公司', 'Jia Ltd', '甲公司（北京）', '老甲', '甲公司'],
  ['', 'Jia Ltd', '甲公司（北京）', '老甲', 'Jia Ltd'],
  ['', '', '甲公司（北京）', '老甲', '甲公司（北京）'],
  ['', ' ', '', '老甲', '老甲'],
  ['\u3000', '', '', undefined, ''],
])('%j, %j, %j, %j: %j', (zh, en, name, customer, shown) =>
  expect(displayName({ holder: { zh, en }, certificate: { name }, customer })).toBe(shown),
);
