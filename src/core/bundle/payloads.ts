/** The payload of a bundle: a request for each template, its picture left open, and what a person needs beside them. */
import type { Payload } from '#domain/payload/payload';
import type { TargetPack } from '#domain/target/target';
import { writePayloadNotes } from './payload-notes.ts';
import { writePayloadSheet } from './payload-sheet.ts';

/** What the file of one request holds. */
export const requestOf = ({ template, way, calls, notes }: Payload, target: TargetPack): object => ({
  target: target.id,
  template,
  way,
  calls,
  notes,
});

/** Files beside the requests, by path inside the bundle. None for a target without a payload. */
export const payloadTexts = (
  payloads: readonly Payload[],
  target: TargetPack,
): (readonly [path: string, text: string])[] => {
  if (target.payload === 'none') return [];
  const sheet = writePayloadSheet(payloads, target);
  return [
    ['payload/README.txt', writePayloadNotes(payloads, target)],
    ...(sheet === null ? [] : [['payload/sheet.html', sheet] as const]),
  ];
};
