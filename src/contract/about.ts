/** What the app says of itself: the packages inside it with their licences, and a report for whoever helps. */
import { type } from '@orpc/contract';
import type { CalendarDate } from '#domain/date/calendar-date';
import { operation } from './operation.ts';

export type PackageLicence = {
  readonly name: string;
  readonly version: string;
  /** SPDX expression. */
  readonly licence: string;
  /** The licence's own text, or the standard one where the package brings none. */
  readonly text: string;
};

/** Data that an office may replace or extend with a file in its desk folder. */
export type OfficeData = {
  /** Years whose days off are known. */
  readonly holidayYears: readonly string[];
  readonly namingAsOf: CalendarDate;
  readonly namingWords: number;
  /** Whether the desk folder holds a file of this name, and whether it can be used. */
  readonly files: Readonly<Record<'holidays.json' | 'naming.json', 'none' | 'used' | 'refused'>>;
  /** Ids of rule packs that the office brought. */
  readonly packs: readonly string[];
  /** Ids of rule packs that count of the publisher's edition. */
  readonly published: readonly string[];
};

export const aboutOperations = {
  /** Empty where the app runs from its sources and was never built. */
  licences: operation.output(type<readonly PackageLicence[]>()),
  officeData: operation.output(type<OfficeData>()),
  /** Versions, counts and states as plain text: no name, number, path or file name of anybody. */
  diagnostics: operation.output(type<string>()),
};
