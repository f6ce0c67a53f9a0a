/** What looks at a scan is told where its text stands: once for each scan, and not at all where nothing can be read. */
import { describe, expect, it } from 'vitest';
import { Fault } from '#contract/faults';
import type { Corners } from '#domain/plan/plan';
import type { Imaging, ScanSource } from '../ports/imaging.ts';
import type { Reader } from '../ports/reader.ts';
import { withText } from './with-text.ts';

const box: Corners = [
  [0.1, 0.1],
  [0.5, 0.1],
  [0.5, 0.2],
  [0.1, 0.2],
];
const scan = (byte: number): ScanSource => ({ bytes: Uint8Array.of(byte), page: 1, password: '' });

/** Notes what it was told of text; everything is refused. */
const listening = () => {
  const told: (readonly Corners[] | null | undefined)[] = [];
  const imaging: Imaging = {
    inspect: async (_scan, _name, _work, text) => {
      told.push(text);
      return { ok: false, findings: [] };
    },
    prepare: async () => ({ ok: false, findings: [] }),
    preview: async () => new Uint8Array(),
    raster: async () => ({ ok: false, findings: [] }),
    close: async () => undefined,
  };
  return { told, imaging };
};

const asked = (answer: () => ReturnType<Reader['findText']>) => {
  let times = 0;
  const findText: Reader['findText'] = () => {
    times++;
    return answer();
  };
  return { findText, times: () => times };
};

describe('withText', () => {
  it('asks the reader once for each scan', async () => {
    const { told, imaging } = listening();
    const reader = asked(async () => [box]);
    const seeing = withText(imaging, reader);
    for (const byte of [1, 1, 2]) await seeing.inspect(scan(byte), 'a.jpg');
    expect(told).toEqual([[box], [box], [box]]);
    expect(reader.times()).toBe(2);
  });

  it('goes without where this machine cannot read, and does not ask again', async () => {
    const { told, imaging } = listening();
    const reader = asked(() => Promise.reject(new Fault('reading-unavailable')));
    const seeing = withText(imaging, reader);
    await seeing.inspect(scan(1), 'a.jpg');
    await seeing.inspect(scan(2), 'b.jpg');
    expect(told.map((text) => text ?? null)).toEqual([null, null]);
    expect(reader.times()).toBe(1);
  });

  it('passes every other fault on', async () => {
    const { imaging } = listening();
    const seeing = withText(
      imaging,
      asked(() => Promise.reject(new Fault('cancelled'))),
    );
    await expect(seeing.inspect(scan(1), 'a.jpg')).rejects.toMatchObject({ code: 'cancelled' });
  });
});
