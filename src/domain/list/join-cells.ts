/** Values that several columns of a list make together: a name in two parts, an address with its district. */
import type { FieldPath } from '../template/fields.ts';
import type { ListColumn } from './column.ts';

type Cell = { readonly column: ListColumn; readonly cell: string };
type Put = { readonly path: FieldPath; readonly value: unknown; readonly cell: string };

const hasHan = (text: string): boolean => /\p{Script=Han}/u.test(text);

/**
 * Surname and given name: together and surname first in Chinese; in Latin letters in the order of the columns. Where the row names an
 * organization as well, the person is its contact.
 */
export const joinName = (cells: readonly Cell[], puts: readonly Put[]): Put[] => {
  const parts = cells.filter(({ column }) => column === 'surname' || column === 'given');
  const joined = (['zh', 'en'] as const).flatMap((script) => {
    const own = parts
      .map(({ column, cell }) => ({ column, text: cell.trim() }))
      .filter(({ text }) => hasHan(text) === (script === 'zh'));
    const ordered = script === 'zh' ? own.toSorted((a, b) => order(a.column) - order(b.column)) : own;
    const text = ordered.map((part) => part.text).join(script === 'zh' ? '' : ' ');
    return text === '' ? [] : [{ script, text }];
  });
  const hasHolder = puts.some(({ path }) => path === 'holder.zh' || path === 'holder.en');
  return joined.map(({ script, text }) => ({
    path: `${hasHolder ? 'contact' : 'holder'}.${script}` as FieldPath,
    value: text,
    cell: text,
  }));
};

const order = (column: ListColumn): number => (column === 'surname' ? 0 : 1);

/** The district goes before the address unless it stands there already; a second line goes behind it. */
export const joinAddress = (cells: readonly Cell[], puts: readonly Put[]): Put[] => {
  const district = cells.find(({ column }) => column === 'district')?.cell.trim() ?? '';
  const more = cells.filter(({ column }) => column === 'addressMore').map(({ cell }) => cell.trim());
  if (district === '' && more.length === 0) return [];
  const lines = (path: FieldPath) => {
    const own = puts.find((put) => put.path === path)?.value;
    return typeof own === 'string' ? own : '';
  };
  const scripts = (['zh', 'en'] as const).flatMap((script): Put[] => {
    const isZh = script === 'zh';
    const own = lines(`address.${script}`);
    const before = hasHan(district) === isZh && !own.includes(district) ? district : '';
    const behind = more.filter((line) => hasHan(line) === isZh && !own.includes(line));
    if (before === '' && behind.length === 0) return [];
    const text = isZh
      ? `${before}${own}${behind.join('')}`
      : [...(own ? [own] : []), ...behind, ...(before ? [before] : [])].join(', ');
    return [{ path: `address.${script}`, value: text, cell: text }];
  });
  return scripts;
};
