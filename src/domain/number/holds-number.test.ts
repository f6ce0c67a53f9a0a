import { expect, it } from 'vitest';
import { holdsNumber } from './holds-number.ts';

it.each([
  ['11010519491231002X', true],
  ['110105 19491231 002x', true],
  ['91110000600037341L', true],
  ['E12345678', true],
  ['姓名 张三 号码 １１０１０５１９４９１２３１００２Ｘ', true],
  ['南字第12345678号', true],
  ['张三', false],
  ['zhangsan.cn', false],
  ['2026-11-28', true],
  ['EXAMPLEHOLDER', false],
  ['100080', false],
  ['', false],
])('%s: %s', (text, wanted) => expect(holdsNumber(text)).toBe(wanted));
