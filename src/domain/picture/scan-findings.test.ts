import { describe, expect, it } from 'vitest';
import { finding } from '../finding/finding.ts';
import { wholePicture } from '../plan/corners.ts';
import { wholeSide } from '../plan/plan.ts';
import type { Picture } from './picture.ts';
import { findingsAbout, findingsOfScan } from './scan-findings.ts';

const region = { x: 0, y: 0, width: 1, height: 1 };
const blurred = finding('picture-blurred', { picture: 'scan', region });
const falseName = finding('picture-extension-false', { picture: 'scan' });
const scan = { id: 'a', findings: [blurred, falseName] };
const picture = (scanId: string): Pick<Picture, 'plan' | 'findings'> => ({
  plan: { version: 1, sides: [wholeSide(scanId)], layout: 'stacked', rim: 0, paper: '', format: 'jpg' },
  findings: [
    finding('picture-moved', { picture: 'scan', scanId, region }),
    finding('picture-not-cropped', { picture: 'upload' }),
  ],
});
const codes = (of: readonly { code: string }[]) => of.map(({ code }) => code);

describe('findings of a scan', () => {
  it('are all there until a picture is made from it, and say which scan', () => {
    expect(codes(findingsOfScan(scan, null))).toEqual(['picture-blurred', 'picture-extension-false']);
    expect(codes(findingsOfScan(scan, picture('b')))).toEqual(['picture-blurred', 'picture-extension-false']);
    expect(findingsOfScan(scan, null)[0]?.at).toEqual({ picture: 'scan', scanId: 'a', region });
  });

  it('leave what was measured to the picture once there is one', () => {
    expect(codes(findingsOfScan(scan, picture('a')))).toEqual(['picture-extension-false']);
    // A part that the file lost is lost in every picture made from it.
    const lost = finding('picture-part-lost', { picture: 'scan', region });
    expect(codes(findingsOfScan({ id: 'a', findings: [blurred, lost] }, picture('a')))).toEqual([
      'picture-part-lost',
    ]);
    expect(codes(findingsAbout(scan, picture('a')))).toEqual(['picture-extension-false', 'picture-moved']);
  });

  it('keep a paper that the photo cuts off, once, as long as the picture shows the photo whole', () => {
    const cut = { id: 'a', findings: [finding('picture-border-cut', { picture: 'scan', region })] };
    const whole = picture('a');
    expect(codes(findingsAbout(cut, whole))).toEqual(['picture-border-cut', 'picture-moved']);
    const said = [finding('picture-border-cut', { picture: 'scan', scanId: 'a', region })];
    expect(codes(findingsAbout(cut, { ...whole, findings: said }))).toEqual(['picture-border-cut']);
    const sides = [{ ...wholeSide('a'), corners: wholePicture }];
    expect(codes(findingsOfScan(cut, { ...whole, plan: { ...whole.plan, sides } }))).toEqual([]);
  });
});
