/** Whether the core answers, as hosts tell the page, and what a page may ask of its host about it. */
import { z } from 'zod';
import { faultSchema } from './faults.ts';
import { keySecretSchema, type PortableKind, portableKinds } from './keys.ts';

export const coreStateSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('starting') }),
  z.object({ kind: z.literal('ready') }),
  /** It died and is being started again. */
  z.object({ kind: z.literal('stopped') }),
  /** The desk cannot be opened, or the core dies again and again. With `ask` among the fault's data, `unlock` may open it. */
  z.object({ kind: z.literal('failed'), fault: faultSchema }),
  /** The desk is open and at work, and shows nothing. */
  z.object({
    kind: z.literal('locked'),
    /** Kinds of secrets of which one unlocks; none: one key does. Null until the core has said so. */
    ask: z.array(z.enum(portableKinds)).readonly().nullable(),
    /** Why the last attempt did not unlock. */
    fault: faultSchema.nullable(),
  }),
]);
export type CoreState = z.infer<typeof coreStateSchema>;

export const hostRequestSchema = z.discriminatedUnion('kind', [
  /** Starts a core again that was given up. */
  z.object({ kind: z.literal('restart') }),
  /** Shows nothing any more; what runs goes on. */
  z.object({ kind: z.literal('lock') }),
  /** Opens a desk that does not open by itself, or shows a locked one again. */
  z.object({ kind: z.literal('unlock'), secret: keySecretSchema.nullable() }),
  /** Ends the session of this window for good: the core ends, and the key leaves its memory. */
  z.object({ kind: z.literal('end') }),
]);
export type HostRequest = z.infer<typeof hostRequestSchema>;

/** A page's request as it came; null for anything else. */
export const readHostRequest = (value: unknown): HostRequest | null =>
  hostRequestSchema.safeParse(value).data ?? null;

/** Kinds of secrets that a fault of opening asks for; none for any other fault. */
export const askedBy = ({ data }: { readonly data: Readonly<Record<string, unknown>> }): PortableKind[] =>
  portableKinds.filter((kind) =>
    String(data['ask'] ?? '')
      .split(',')
      .includes(kind),
  );
