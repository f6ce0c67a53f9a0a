import { describe, expect, it } from 'vitest';
import { Fault } from '#contract/faults';
import { createSayer } from '#text/say';
import { faultOf } from './fault-of.ts';

const ofServer = (code: string, message = 'in the server’s words'): Error =>
  Object.assign(new Error(message), { code, severity: 'ERROR' });
const ofLine = (code: string, message = code): Error => Object.assign(new Error(message), { code });

/** What is said, and the fault with its data. */
const table: readonly [error: Error, code: string, data: object][] = [
  ...[
    ...['unknown', 'waiting', 'removed', 'reading', 'not-owner', 'last-owner', 'founded', 'not-founded'],
    ...['other-desk', 'no-desk'],
  ].map((because): [Error, string, object] => [ofServer('ST001', because), 'stock-refused', { because }]),
  [ofServer('ST001', 'a reason of a newer stock'), 'stock-refused', { because: 'account' }],
  [ofServer('42501'), 'stock-refused', { because: 'account' }],
  [ofServer('28P01'), 'stock-refused', { because: 'password' }],
  [ofServer('ST002'), 'stock-epoch', {}],
  [ofServer('ST003', '5000 4000'), 'stock-too-large', { bytes: 5000, limit: 4000 }],
  [ofServer('53100'), 'stock-full', {}],
  [ofServer('3D000'), 'stock-foreign', { because: 'no-stock' }],
  [ofServer('42883'), 'stock-foreign', { because: 'no-stock' }],
  ...['53300', '57P01', '57P03', '57014', '55P03', '40P01', '58030', 'XX001', '08006'].map(
    (code): [Error, string, object] => [ofServer(code), 'stock-away', {}],
  ),
  ...['ECONNREFUSED', 'ETIMEDOUT', 'ENOTFOUND', 'ECONNRESET', ''].map((code): [Error, string, object] => [
    ofLine(code),
    'stock-away',
    {},
  ]),
  ...['CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'ERR_TLS_CERT_ALTNAME_INVALID'].map(
    (code): [Error, string, object] => [ofLine(code), 'stock-foreign', { because: 'certificate' }],
  ),
  [ofLine('', 'The server does not support SSL connections'), 'stock-foreign', { because: 'no-tls' }],
  [ofLine('ERR_SSL_WRONG_VERSION_NUMBER'), 'stock-foreign', { because: 'strange' }],
];

describe('what a server says', () => {
  it.each(table)('%s is a fault with a sentence in both languages, without the server’s words', (...row) => {
    const [error, code, data] = row;
    const fault = faultOf(error);
    expect(fault).toMatchObject({ code, data, cause: error });
    for (const language of ['en', 'zh-CN'] as const) {
      const sentence = createSayer(language).fault(fault as Fault);
      expect(sentence).toMatch(/[.。]$/);
      expect(sentence).not.toMatch(/stockText|\{\{|server’s words/);
    }
  });

  it('is a defect where it is our mistake, and a fault stays as it is', () => {
    const wrong = ofServer('22023');
    expect(faultOf(wrong)).toBe(wrong);
    const fault = new Fault('stock-full');
    expect(faultOf(fault)).toBe(fault);
  });

  it.each(['other-schema', 'no-certificate', 'old-server'])('says what to do about %s', (because) => {
    for (const language of ['en', 'zh-CN'] as const)
      expect(createSayer(language).fault(new Fault('stock-foreign', { because }))).toMatch(/[.。]$/);
  });
});
