/** The finding that is lit: its line, its field and its place on the picture show together. */
import { createContext, use } from 'react';
import type { Finding, Region } from '#domain/finding/finding';

/** Findings about one of many domains have code and place in common. */
export const findingKey = ({ code, at, data }: Finding): string =>
  `${code}-${JSON.stringify(at)}${typeof data['domain'] === 'string' ? `-${data['domain']}` : ''}`;

export type Lit = {
  /** Key of the finding; null before anything was chosen. */
  readonly key: string | null;
  readonly finding: Finding | null;
  light(finding: Finding): void;
};

export const LitContext = createContext<Lit>({ key: null, finding: null, light: () => undefined });

export const useLit = (): Lit => use(LitContext);

/** A place that is nearly all of a picture marks nothing. */
const wholePicture = 0.85;

export const regionOf = ({ at }: Finding): Region | null =>
  'region' in at && at.region && at.region.width * at.region.height <= wholePicture ? at.region : null;
