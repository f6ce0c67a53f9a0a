/** What a zone may say beside the print. */
import { describe, expect, it } from 'vitest';
import type { ReadValue, ReadZone, ValueState } from './reading.ts';
import { withZoneValues } from './zone-values.ts';

const zone = (state: ValueState): { zone: ReadZone; isDataSure: boolean } => ({
  isDataSure: state === 'certain',
  zone: {
    format: 'TD3',
    lines: ['P<FRAERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36FRA7408122F1204159ZE184226B<<<<<10'],
    state,
  },
});
const value = (text: string, state: ValueState = 'certain'): ReadValue => ({
  value: text,
  state,
  place: null,
  unsure: [],
});
const today = '2026-03-08';

describe('withZoneValues', () => {
  it('fills what is not printed, as sure as the zone is', () => {
    expect(withZoneValues({}, zone('certain'), [], today)).toMatchObject({
      number: { value: 'L898902C3', state: 'certain' },
      birthDate: { value: '1974-08-12', state: 'certain' },
      expires: { value: '2012-04-15', state: 'certain' },
      nationality: { value: 'FR', state: 'certain' },
    });
    expect(withZoneValues({}, zone('doubtful'), [], today).number?.state).toBe('doubtful');
  });

  it('makes what two places agree on certain', () => {
    const fields = { number: value('L898902C3', 'doubtful') };
    expect(withZoneValues(fields, zone('doubtful'), [], today).number?.state).toBe('certain');
  });

  it('doubts where print and zone differ', () => {
    const fields = { expires: value('2013-04-15') };
    expect(withZoneValues(fields, zone('certain'), [], today).expires).toMatchObject({
      value: '2012-04-15',
      state: 'doubtful',
    });
  });

  it('is not certain of a name that has no check digit, unless it is printed', () => {
    expect(withZoneValues({}, zone('certain'), [], today).nameLatin).toMatchObject({
      value: 'ERIKSSON ANNA MARIA',
      state: 'doubtful',
    });
    const printed = ['Eriksson', 'Anna Maria'];
    expect(withZoneValues({}, zone('certain'), printed, today).nameLatin?.state).toBe('certain');
  });

  it('takes nothing of a zone whose check digits do not hold', () => {
    expect(withZoneValues({}, zone('unread'), [], today)).toEqual({});
  });
});
