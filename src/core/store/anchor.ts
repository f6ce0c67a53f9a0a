/**
 * Where the history ended, kept outside the store: a log of changes that was deleted, a tail that was cut off and a chain that was
 * written anew all leave a store that is whole by itself, and does not fit its anchor any more.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { tempPrefix } from '../atomic-write.ts';
import { deriveKey } from '../key/data-key.ts';
import type { Log } from '../ports/log.ts';

export const anchorFile = 'anchor.json';

/** Number and hash of the newest event. */
export type Head = { readonly events: number; readonly head: string };

export type Anchor = {
  /** null when there is none; `unreadable` when it is damaged or was not written with this key. */
  read(): Head | 'unreadable' | null;
  /** Whole or not at all; `lasting` also survives a power cut. A disk that does not take it is logged: the change itself is kept. */
  write(head: Head, lasting: boolean): void;
};

const schema = z.object({
  version: z.literal(1),
  events: z.int().nonnegative(),
  head: z.string().max(64),
  mac: z.string().regex(/^[0-9a-f]{64}$/),
});

export const openAnchor = (dir: string, dataKey: Uint8Array, log: Log): Anchor => {
  const key = deriveKey(dataKey, 'anchor');
  const macOf = ({ events, head }: Head): Buffer =>
    createHmac('sha256', key)
      .update(JSON.stringify([1, events, head]))
      .digest();
  const file = join(dir, anchorFile);
  const temp = join(dir, `${tempPrefix}${anchorFile}`);
  let isTold = false;
  return {
    read: () => {
      let text: string;
      try {
        text = readFileSync(file, 'utf8');
      } catch (error) {
        return (error as NodeJS.ErrnoException).code === 'ENOENT' ? null : 'unreadable';
      }
      const parsed = schema.safeParse(parse(text));
      if (!parsed.success) return 'unreadable';
      const { events, head, mac } = parsed.data;
      return timingSafeEqual(macOf({ events, head }), Buffer.from(mac, 'hex'))
        ? { events, head }
        : 'unreadable';
    },
    write: (head, lasting) => {
      try {
        const handle = openSync(temp, 'w', 0o600);
        try {
          writeSync(handle, `${JSON.stringify({ version: 1, ...head, mac: macOf(head).toString('hex') })}\n`);
          if (lasting) fsyncSync(handle);
        } finally {
          closeSync(handle);
        }
        renameSync(temp, file);
      } catch (error) {
        if (!isTold) log('warn', 'anchor-not-written', { code: (error as NodeJS.ErrnoException).code ?? '' });
        isTold = true;
      }
    },
  };
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
