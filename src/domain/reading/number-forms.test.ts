/** Forms of numbers while they are read from the left: public test vectors. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  creditForm,
  fitsForm,
  permanentResident2017Form,
  permanentResidentForm,
  registrationForm,
  residentForm,
} from './number-forms.ts';

describe('fitsForm', () => {
  it.each([
    [residentForm, '11010519491231002X'],
    [residentForm, '360426199101010071'],
    [residentForm, '810000199408230021'],
    [residentForm, '830000199201300022'],
    [creditForm, '91350100M000100Y43'],
    [creditForm, '9115220107837941X1'],
    [creditForm, 'A1110000MA27Y4U477'],
    [registrationForm, '110108000000016'],
    [permanentResidentForm, '911398199012310021'],
    [permanentResident2017Form, 'KAZ110090123105'],
  ])('takes a good number (%#)', (form, number) => {
    expect(fitsForm(form, number)).toBe(true);
    // Each part of it from the left is one that may be read on.
    for (let end = 1; end <= number.length; end++) expect(form.mayBegin(number.slice(0, end))).toBe(true);
  });

  it.each([
    [residentForm, '360426199101010072'],
    [residentForm, '360426199113010079'],
    [residentForm, '880101197810270029'],
    [residentForm, '110101197802310029'],
    [creditForm, '91110000600037341N'],
    [creditForm, '91330106MA27Y4U46R'],
    [registrationForm, '110108000000017'],
    [permanentResidentForm, '911398199012310022'],
    [permanentResident2017Form, 'KAZ110090123107'],
    [permanentResident2017Form, 'KAA110090123105'],
  ])('refuses a bad one (%#)', (form, number) => {
    expect(fitsForm(form, number)).toBe(false);
  });

  it('refuses a resident number of which any one digit was changed', () => {
    fc.assert(
      fc.property(fc.nat(16), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const good = '11010519491231002X';
        const digit = (Number(good[at]) + by) % 10;
        expect(fitsForm(residentForm, good.slice(0, at) + digit + good.slice(at + 1))).toBe(false);
      }),
    );
  });
});
