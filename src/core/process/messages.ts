/** What a host and its core say to each other. Structured clones: bytes travel as bytes. */
import type { FaultShape } from '#contract/faults';
import type { KeySecret } from '#contract/keys';
import type { Language } from '#text/language';
import type { HostCalls } from '../ports/host-calls.ts';
import type { SandboxWork } from '../sandbox/start-process.ts';

export type HostCallName = keyof HostCalls;

/** A frame of the page's protocol, as the transport made it. */
export type Frame = string | Uint8Array;

export type StartOptions = {
  readonly dir: string;
  /** Makes a new desk where there is none. */
  readonly create: boolean;
  /** Fixes the calendar day. */
  readonly today?: string | undefined;
  /** Language of a desk that is new. */
  readonly language?: Language | undefined;
  /** What a person typed to open it; only once. */
  readonly secret?: KeySecret | undefined;
  /** Whether the host offers the system's key store. */
  readonly keeper: boolean;
  /** Whether the host starts the sandbox processes, since the core of this host cannot. */
  readonly sandboxes: boolean;
  /** Milliseconds of quiet after which scans are read by themselves; null: never. A few seconds where it is left open. */
  readonly readAfter?: number | null | undefined;
  /** Milliseconds after which a backup that is due is made by itself; null: never. A while where it is left open. */
  readonly backupAfter?: number | null | undefined;
};

export type HostMessage =
  | { readonly kind: 'start'; readonly options: StartOptions }
  | {
      readonly kind: 'call';
      readonly id: number;
      readonly name: HostCallName;
      readonly args: readonly unknown[];
    }
  | { readonly kind: 'connect'; readonly connection: number }
  | { readonly kind: 'frame'; readonly connection: number; readonly frame: Frame }
  | { readonly kind: 'disconnect'; readonly connection: number }
  /** Comes with a transferred port. */
  | { readonly kind: 'port' }
  /** Comes with a transferred port: the line to the sandbox process that the core asked for. */
  | { readonly kind: 'sandbox-line'; readonly id: number }
  | { readonly kind: 'sandbox-ended'; readonly id: number; readonly how: string }
  | { readonly kind: 'kept'; readonly id: number; readonly bytes: Uint8Array | null }
  | { readonly kind: 'stop' };

export type CoreMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly fault: FaultShape }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'refusal'; readonly id: number; readonly fault: FaultShape }
  | { readonly kind: 'frame'; readonly connection: number; readonly frame: Frame }
  | {
      readonly kind: 'keep';
      readonly id: number;
      readonly work: 'wrap' | 'unwrap';
      readonly bytes: Uint8Array;
    }
  | { readonly kind: 'start-sandbox'; readonly id: number; readonly work: SandboxWork }
  | { readonly kind: 'end-sandbox'; readonly id: number }
  | {
      readonly kind: 'log';
      readonly level: 'info' | 'warn' | 'error';
      readonly event: string;
      readonly data: Readonly<Record<string, string | number>>;
    };

/** Faults cross as plain data: an error's own fields would be lost in the clone. */
export const plainFault = ({ code, retry, data, incident }: FaultShape): FaultShape =>
  incident === undefined ? { code, retry, data } : { code, retry, data, incident };
