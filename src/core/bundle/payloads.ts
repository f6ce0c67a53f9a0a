/** The payload of a bundle: one file with every request, with the pictures put in, and what a person needs beside it. */
import { isPicturePart } from '#domain/payload/picture-part';
import { writePayload } from '#domain/payload/write-payload';
import type { TargetPack } from '#domain/target/target';
import type { TemplateFields } from '#domain/template/fields';
import { writePayloadNotes } from './payload-notes.ts';
import { writePayloadSheet } from './payload-sheet.ts';

export type BundledItem = {
  readonly template: string;
  readonly fields: TemplateFields;
  readonly pictureFile: string;
  readonly sha256: string;
  readonly picture: Uint8Array;
};

/** Files of the payload, by path inside the bundle. None for a target without one. */
export const writePayloads = (items: readonly BundledItem[], target: TargetPack): Map<string, string> => {
  if (target.payload === 'none') return new Map();
  const written = items.flatMap((item) => {
    const payload = writePayload(item, target);
    return payload ? [{ payload, item }] : [];
  });
  const payloads = written.map(({ payload }) => payload);
  const requests = written.map(({ payload: { template, way, calls, notes }, item }) => ({
    template,
    way,
    calls: withPicture(calls, item),
    notes,
  }));
  const sheet = writePayloadSheet(payloads, target);
  return new Map([
    [`payload/${target.id}.json`, `${JSON.stringify({ target: target.id, requests }, null, 2)}\n`],
    ['payload/README.txt', writePayloadNotes(payloads, target)],
    ...(sheet === null ? [] : [['payload/sheet.html', sheet] as const]),
  ]);
};

const withPicture = (value: unknown, { picture, pictureFile }: BundledItem): unknown =>
  JSON.parse(
    JSON.stringify(value, (_, part: unknown) => {
      if (!isPicturePart(part)) return part;
      return part.picture === 'base64' ? Buffer.from(picture).toString('base64') : pictureFile;
    }),
  );
