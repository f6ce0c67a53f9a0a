import { describe, expect, it } from 'vitest';
import type { Corners, Point } from '../plan/plan.ts';
import type { ReadLine } from '../reading/reading.ts';
import { runsAlongSides } from './line-slopes.ts';
import { findWatermark } from './watermark.ts';

const aspect = 0.75;
/** A line whose middle is at `x`, `y`, running at so many degrees; lengths in widths of the scan. */
const line = (text: string, degrees = 0, [x, y]: Point = [0.5, 0.5], p = 0.95): ReadLine => {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const [half, high] = [text.length * 0.015, 0.015];
  const at = (u: number, v: number): Point => [x + u * cos - v * sin, y + (u * sin + v * cos) * aspect];
  const place: Corners = [at(-half, -high), at(half, -high), at(half, high), at(-half, high)];
  const chars = [...text].map((char, index) => ({
    char,
    p,
    from: index / text.length,
    to: (index + 1) / text.length,
  }));
  return { text, chars, place };
};
const page = (tilt = 0): ReadLine[] =>
  [
    '统一社会信用代码91320583567812340X',
    '名称样张有限公司',
    '住所样张市样张路一号',
    '成立日期2019年05月06日',
  ].map((text, row) => line(text, tilt, [0.5, 0.3 + row * 0.08]));

describe('findWatermark', () => {
  it.each([
    ['a purpose', line('仅供办理域名业务使用')],
    ['a purpose, aslant and in part', line('仅供办理域', 30)],
    ['what copies bear', line('复印无效')],
    ['the same, broken by print', line('有限公司复印无交')],
    ['the name of a site', line('Glass.com.cn')],
    ['any long text aslant', line('深圳样张公司专用', -32)],
  ])('reads %s', (_, over) => {
    const found = findWatermark([...page(), over], [], aspect, true);
    expect(found?.text).toBe(over.text);
    expect(found!.place.x + found!.place.width / 2).toBeCloseTo(0.5);
  });

  it.each([
    ['nothing but print', []],
    ['the arc of a seal', [line('工商行政', 40), line('管理局', 66)]],
    ['its number', [line('3204110911516', 20)]],
    ['the site of the register, misread', [line('企业信用信息公示系统网址：http://www.gsxt.com.cn')]],
    ['what the register asks to look at', [line('请登录（网址：www.szcredi.com.cn）查询')]],
    ['a word that only begins so', [line('仅2019年')]],
    ['a line aslant that could not be read', [line('深圳样张公司专用', 30, [0.5, 0.5], 0.5)]],
  ])('is quiet about %s', (_, more) => {
    expect(findWatermark([...page(), ...more], [], aspect, true)).toBeNull();
  });

  it('leaves the sites that letters and receipts print', () => {
    expect(findWatermark([...page(), line('www.example.com')], [], aspect, false)).toBeNull();
    expect(findWatermark([...page(), line('www.example.com')], [], aspect, true)).not.toBeNull();
  });

  it('goes by the direction of most print, not by that of the photo', () => {
    expect(findWatermark(page(25), [], aspect, true)).toBeNull();
    expect(findWatermark([...page(25), line('深圳样张公司专用', 0)], [], aspect, true)).not.toBeNull();
  });
});

describe('runsAlongSides', () => {
  it('is said of print near level or upright, not of a page on its corner', () => {
    for (const tilt of [0, 20, -25, 70, 90, 180, -160]) expect(runsAlongSides(page(tilt), aspect)).toBe(true);
    for (const tilt of [40, -52, 130]) expect(runsAlongSides(page(tilt), aspect)).toBe(false);
  });
});
