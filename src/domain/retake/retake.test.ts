/** Which findings ask for another photo, and which places may be shown. */
import { describe, expect, it } from 'vitest';
import { finding } from '../finding/finding.ts';
import { placesOf, reasonsFor } from './retake.ts';

const region = { x: 0.1, y: 0.2, width: 0.3, height: 0.1 };
const onScan = { picture: 'scan', scanId: 'a', region } as const;

describe('reasonsFor', () => {
  it.each([
    [['picture-blurred', 'picture-low-resolution', 'picture-too-few-pixels'], [], ['blurred', 'small']],
    [['picture-not-upright', 'picture-not-cropped', 'field-missing'], [], []],
    [[], ['F33'], ['blurred']],
    [['picture-grey-copy'], ['F33'], ['copy']],
    [[], ['F14'], []],
  ] as const)('%j, %j', (codes, failures, reasons) => {
    expect(
      reasonsFor(
        codes.map((code) => ({ code })),
        failures,
      ),
    ).toEqual(reasons);
  });
});

it('shows places of the chosen reasons on scans, and nothing else', () => {
  const findings = [
    finding('picture-glare-over-print', onScan),
    finding('picture-blurred', onScan),
    finding('picture-blurred', { picture: 'upload', region }),
    finding('picture-too-dark', { picture: 'scan', scanId: 'a' }),
  ];
  expect(placesOf(findings, ['glare', 'dark'])).toEqual([{ scanId: 'a', region }]);
  expect(placesOf(findings, [])).toEqual([]);
});
