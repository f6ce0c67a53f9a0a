/** What both languages say in a request for another photo. */
import type { retake as chinese } from './zh-CN/retake.ts';

type Plain<T> = T extends string
  ? string
  : T extends readonly unknown[]
    ? readonly string[]
    : { readonly [K in keyof T]: Plain<T[K]> };
export type RetakeWords = Plain<typeof chinese>;
