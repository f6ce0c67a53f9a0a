/** Readings as the desk would make them, for tests of what follows from them. */
import { nothingMeasured } from '#domain/picture/measures';
import type { Corners } from '#domain/plan/plan';
import type { ReadField, ReadValue, ScanReading, ValueState } from '#domain/reading/reading';

/** Where every value of these readings stands. */
export const somewhere: Corners = [
  [0.25, 0.5],
  [0.75, 0.5],
  [0.75, 0.75],
  [0.25, 0.75],
];

export const readValue = (
  value: string,
  state: ValueState = 'certain',
  unsure: readonly number[] = [],
): ReadValue => ({ value, state, place: somewhere, unsure });

type Given = Partial<Omit<ScanReading, 'fields'>> & {
  readonly fields?: Partial<Record<ReadField, string | ReadValue>>;
};

/** A front of a resident ID card unless it is said otherwise; a text is a value that was read for sure. */
export const scanReading = ({ fields = {}, ...more }: Given = {}): ScanReading => ({
  version: 'test',
  paper: 'SFZ',
  side: 'front',
  foreign: null,
  way: null,
  mrz: null,
  qr: [],
  measures: nothingMeasured,
  characters: 60,
  ...more,
  fields: Object.fromEntries(
    Object.entries(fields).map(([field, value]) => [
      field,
      typeof value === 'string' ? readValue(value) : value,
    ]),
  ),
});
