/** The finding that is lit: its line, its field and its place on the picture show together. */
import { createContext, use } from 'react';
import type { Finding, Region } from '#domain/finding/finding';
import type { FieldPath } from '#domain/template/fields';

/** Findings about one of many domains have code and place in common. */
export const findingKey = ({ code, at, data }: Finding): string =>
  `${code}-${JSON.stringify(at)}${typeof data['domain'] === 'string' ? `-${data['domain']}` : ''}`;

export type Lit = {
  /** Key of the finding; null before anything was chosen. */
  readonly key: string | null;
  readonly finding: Finding | null;
  light(finding: Finding): void;
  /** The field that is worked on: where it was read shows on the picture. */
  readonly field: FieldPath | null;
  lightField(path: FieldPath | null): void;
};

export const LitContext = createContext<Lit>({
  key: null,
  finding: null,
  light: () => undefined,
  field: null,
  lightField: () => undefined,
});

export const useLit = (): Lit => use(LitContext);

/** A place that is nearly all of a picture marks nothing. */
const wholePicture = 0.85;

/** What a finding is seen on, and where; null where it is seen nowhere. */
export type SeenAt = { readonly on: 'scan' | 'upload'; readonly scanId: string; readonly region: Region };

export const seenAt = ({ at }: Finding): SeenAt | null => {
  const seen: SeenAt | null =
    'picture' in at
      ? at.region
        ? { on: at.picture, scanId: at.scanId ?? '', region: at.region }
        : null
      : at.printed
        ? { on: 'scan', ...at.printed }
        : null;
  return seen && seen.region.width * seen.region.height <= wholePicture ? seen : null;
};

export const regionOf = (finding: Finding): Region | null => seenAt(finding)?.region ?? null;
