/** What is sent to a registrar for one template: its calls, what is typed by hand, what a person should look at. */
import type { TemplateFields } from '../template/fields.ts';
import type { FillIn } from './fill-in.ts';
import type { PicturePart } from './picture-part.ts';

/** Either the template is verified, or names that are registered already. */
export const payloadWays = ['template', 'domain'] as const;
export type PayloadWay = (typeof payloadWays)[number];

export type PayloadItem = {
  readonly template: string;
  readonly fields: TemplateFields;
  /** Path of the picture inside the bundle. */
  readonly pictureFile: string;
  /** Of the picture's bytes, hexadecimal. */
  readonly sha256: string;
};

export type PayloadValue =
  | string
  | number
  | boolean
  | PicturePart
  | FillIn
  | readonly PayloadValue[]
  | { readonly [name: string]: PayloadValue };

export type PayloadCall = {
  /** The registrar's own name of the call, as its documents give it: `CreateTemplate`, `/v2/templates/…`. */
  readonly call: string;
  /** Common parameters that name call and version, where the interface has such. */
  readonly common?: { readonly Action: string; readonly Version: string };
  readonly method: 'POST';
  readonly encoding: 'form' | 'json' | 'multipart';
  /** By the registrar's names, none added by the desk. */
  readonly parameters: { readonly [name: string]: PayloadValue };
};

/** One line to type into a console, in its order. */
export type SheetLine = { readonly zh: string; readonly en: string; readonly value: string };

/** Something that the desk decided and a person should look at. */
export type PayloadNote =
  | {
      /** One name was split into surname and given name. */
      readonly code: 'contact-split';
      readonly sure: boolean;
      readonly zh: string;
      readonly en: string;
    }
  | {
      /** Province and city are sent in the registrar's Latin form. */
      readonly code: 'place-form';
      readonly zh: string;
      readonly en: string;
    }
  | {
      /** The template's id at the registrar has a form that the interface cannot take: a new template is created. */
      readonly code: 'registrar-id-form';
      readonly id: string;
    };

export type Payload = {
  readonly template: string;
  readonly way: PayloadWay;
  readonly pictureFile: string;
  readonly sha256: string;
  /** In the order in which they are made. */
  readonly calls: readonly PayloadCall[];
  /** Empty where calls do everything. */
  readonly sheet: readonly SheetLine[];
  readonly notes: readonly PayloadNote[];
};

/** What a registrar's own file adds. */
export type PayloadBody = Pick<Payload, 'calls'> & Partial<Pick<Payload, 'sheet' | 'notes'>>;
