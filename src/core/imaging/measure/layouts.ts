/** Where the main kinds of paper carry print, portrait and red, as boxes in fractions of the upright paper; made from what such papers show in public. */
import type { CertificateType } from '#domain/certificate/type';
import type { LayoutName } from '#domain/picture/measures';

/** `print`: rows of characters, thinning out towards the right since rows end where they end. `solid`: a portrait or another dark field. */
type Box = readonly [
  what: 'print' | 'solid' | 'red',
  left: number,
  top: number,
  right: number,
  bottom: number,
  weight: number,
];

export type Layout = {
  readonly name: LayoutName;
  readonly landscape: boolean;
  readonly boxes: readonly Box[];
};

export const layouts: readonly Layout[] = [
  {
    name: 'id-front',
    landscape: true,
    boxes: [
      ['print', 0.06, 0.09, 0.34, 0.17, 1],
      ['print', 0.06, 0.22, 0.46, 0.29, 1],
      ['print', 0.06, 0.34, 0.56, 0.41, 1],
      ['print', 0.06, 0.47, 0.6, 0.68, 1],
      ['print', 0.06, 0.82, 0.95, 0.9, 1],
      ['solid', 0.63, 0.13, 0.92, 0.72, 1],
    ],
  },
  {
    name: 'id-back',
    landscape: true,
    boxes: [
      ['red', 0.05, 0.07, 0.24, 0.4, 1],
      ['solid', 0.05, 0.07, 0.24, 0.4, 0.7],
      ['print', 0.3, 0.1, 0.92, 0.2, 1],
      ['print', 0.28, 0.26, 0.86, 0.4, 1],
      ['print', 0.22, 0.73, 0.84, 0.81, 1],
      ['print', 0.22, 0.85, 0.9, 0.93, 1],
    ],
  },
  {
    name: 'permit-front',
    landscape: true,
    boxes: [
      ['solid', 0.05, 0.22, 0.32, 0.82, 1],
      ['solid', 0, 0, 1, 0.14, 0.4],
      ['print', 0.37, 0.22, 0.95, 0.8, 1],
      ['print', 0.05, 0.86, 0.95, 0.97, 0.8],
    ],
  },
  {
    name: 'passport-page',
    landscape: true,
    boxes: [
      ['solid', 0.05, 0.19, 0.32, 0.72, 1],
      ['print', 0.37, 0.12, 0.9, 0.75, 1],
      ['print', 0.03, 0.81, 0.97, 0.95, 1],
    ],
  },
  {
    name: 'licence',
    landscape: true,
    boxes: [
      ['red', 0.45, 0.08, 0.55, 0.22, 1],
      ['solid', 0.45, 0.08, 0.55, 0.22, 0.5],
      ['print', 0.35, 0.23, 0.65, 0.33, 1],
      ['print', 0.09, 0.41, 0.48, 0.82, 0.9],
      ['print', 0.52, 0.41, 0.9, 0.66, 0.8],
      ['print', 0.79, 0.11, 0.92, 0.28, 1],
      ['red', 0.69, 0.63, 0.87, 0.9, 0.7],
    ],
  },
  {
    name: 'page',
    landscape: true,
    boxes: [
      ['print', 0.3, 0.03, 0.72, 0.1, 1],
      ['print', 0.06, 0.14, 0.94, 0.93, 0.5],
      ['red', 0.7, 0.6, 0.92, 0.9, 1],
    ],
  },
  {
    name: 'page',
    landscape: false,
    boxes: [
      ['print', 0.24, 0.08, 0.78, 0.16, 0.9],
      ['print', 0.11, 0.18, 0.9, 0.8, 1],
      ['red', 0.56, 0.74, 0.82, 0.92, 1],
    ],
  },
];

const ofType: Partial<Record<CertificateType, readonly LayoutName[]>> = {
  SFZ: ['id-front', 'id-back'],
  GAJZZ: ['id-front', 'id-back'],
  TWJZZ: ['id-front', 'id-back'],
  GAJMTX: ['permit-front'],
  TWJMTX: ['permit-front'],
  WJLSFZ: ['permit-front'],
  HZ: ['passport-page'],
  YYZZ: ['licence', 'page'],
};

/** The layouts that a paper of this type can have; all where the type is not known. */
export const layoutsOf = (type: CertificateType | ''): readonly Layout[] => {
  const names = type === '' ? undefined : (ofType[type] ?? ['licence', 'page']);
  return names ? layouts.filter(({ name }) => names.includes(name)) : layouts;
};
