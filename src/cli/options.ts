/** Reads the command line: common options once, each verb's own beside them. */
import { resolve } from 'node:path';
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { defaultDeskDir } from '#core/default-desk';
import { isCalendarDate } from '#domain/date/calendar-date';
import type { Language } from '#text/language';

/** Wrong usage: said with the verb's help line, exit status 2. */
export class UsageError extends Error {}

export type Common = {
  readonly desk: string;
  readonly target: string | undefined;
  readonly today: string | undefined;
  readonly language: Language;
  readonly json: boolean;
  /** Whether verbs wait for what is written on scans. */
  readonly reads: boolean;
  /** Descriptor from which secrets are read, a line each; null: environment or prompt. */
  readonly secretFd: number | null;
};

const common = {
  desk: { type: 'string' },
  target: { type: 'string' },
  today: { type: 'string' },
  lang: { type: 'string' },
  json: { type: 'boolean' },
  'no-read': { type: 'boolean' },
  'secret-fd': { type: 'string' },
} as const satisfies ParseArgsOptionsConfig;

export type Parsed<O extends ParseArgsOptionsConfig> = {
  readonly common: Common;
  readonly positionals: readonly string[];
  readonly values: ReturnType<typeof parseArgs<{ options: O; allowPositionals: true }>>['values'];
};

/** Parses a verb's arguments. Throws UsageError. */
export const readArguments = <O extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: O,
): Parsed<O> => {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...options, ...common },
      allowPositionals: true,
    });
    const all = values as Record<string, string | boolean | undefined>;
    return { common: readCommon(all), positionals, values: values as Parsed<O>['values'] };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(error instanceof Error ? (error.message.split('\n')[0] ?? '') : '');
  }
};

/** The language and whether JSON is wanted, even when the rest cannot be read. */
export const readManner = (args: readonly string[]): Pick<Common, 'language' | 'json'> => {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const value = at < 0 ? '' : (args[at]!.split('=')[1] ?? args[at + 1] ?? '');
  return { language: value.startsWith('en') ? 'en' : 'zh-CN', json: args.includes('--json') };
};

const readCommon = (values: Readonly<Record<string, string | boolean | undefined>>): Common => {
  const { desk, target, today, lang, json } = values;
  if (typeof today === 'string' && !isCalendarDate(today)) throw new UsageError('--today YYYY-MM-DD');
  if (typeof lang === 'string' && !['zh', 'zh-CN', 'en'].includes(lang)) throw new UsageError('--lang zh|en');
  const descriptor = values['secret-fd'];
  if (typeof descriptor === 'string' && !/^\d{1,4}$/.test(descriptor)) throw new UsageError('--secret-fd N');
  return {
    desk: typeof desk === 'string' ? resolve(desk) : defaultDeskDir(),
    target: typeof target === 'string' ? target : undefined,
    today: typeof today === 'string' ? today : undefined,
    language: lang === 'en' ? 'en' : 'zh-CN',
    json: json === true,
    reads: values['no-read'] !== true,
    secretFd: typeof descriptor === 'string' ? Number(descriptor) : null,
  };
};
