/** The office's stock: whether this desk is in step with it, who else is in it, who works on what. */
import { eventIterator, type } from '@orpc/contract';
import { z } from 'zod';
import type { FaultCode } from './faults.ts';
import { looking, operation } from './operation.ts';
import { idSchema } from './schemas.ts';

/**
 * `off`: this office has none, or the desk left; `paused`: a person stopped it; `asked`: waits for an owner to let it in, then for a person to compare whom
 * it was let in by; `away`: the
 * server cannot be reached, work goes on; `stopped`: nothing is taken or sent until a person has decided.
 */
export const stockStates = [
  'off',
  'paused',
  'asked',
  'connecting',
  'busy',
  'in-step',
  'away',
  'stopped',
] as const;
export type StockState = (typeof stockStates)[number];

export type StockMember = {
  readonly desk: string;
  /** '' until its card has come. */
  readonly clerk: string;
  readonly name: string;
  /** What two people compare by phone before one is let in. */
  readonly fingerprint: string;
  readonly standing: 'waiting' | 'in' | 'removed';
  readonly mayWrite: boolean;
  readonly isOwner: boolean;
  readonly isOwn: boolean;
};

/** A template that one clerk handed to another. */
export type StockErrand = {
  readonly template: string;
  readonly to: string;
  readonly by: string;
  readonly note: string;
  /** UTC ISO. */
  readonly at: string;
};

/** Somebody has a template open: a warning, not a lock. */
export type StockClaim = { readonly template: string; readonly desk: string; readonly isOwn: boolean };

export type StockStatus = {
  readonly state: StockState;
  /** Why it is away or stopped. */
  readonly reason: FaultCode | null;
  readonly address: {
    readonly host: string;
    readonly port: number;
    readonly database: string;
    readonly user: string;
    readonly isEncrypted: boolean;
  } | null;
  /** This desk's id in the stock; null where it is in none. */
  readonly desk: string | null;
  /** How colleagues see who works here; '' until somebody said it. */
  readonly clerk: string;
  readonly name: string;
  /** Moves on with every change in the store, whoever made it: what a window shows may be another by then. */
  readonly seen: number;
  /** UTC ISO; null when it never was. */
  readonly inStepAt: string | null;
  /** Templates that were changed here and not sent yet. */
  readonly waiting: number;
  /** Templates that came and wait for their papers. */
  readonly incoming: number;
  /** Papers that those wait for. */
  readonly papers: number;
  /** Templates with values that a person has to decide. */
  readonly conflicts: number;
  /** Erased on another desk; whether they go here too is a person's word: many at once, or changed here meanwhile. */
  readonly erasures: number;
  /**
   * Fingerprint of the desk that has let this one in, until a person has compared it with that desk's: the server alone could say anybody.
   */
  readonly admittedBy: string | null;
  readonly isOwner: boolean;
  readonly mayWrite: boolean;
  readonly members: readonly StockMember[];
  readonly claims: readonly StockClaim[];
  readonly errands: readonly StockErrand[];
};

/** What `decideErasures` is asked about. */
export type StockErasures = {
  /** Ids of all. */
  readonly templates: readonly string[];
  /** The first of them by name, for a person to read. */
  readonly first: readonly {
    readonly template: string;
    readonly name: string;
    /** Here, since both desks had the same. */
    readonly isChanged: boolean;
  }[];
};

const byDesk = z.object({ desk: idSchema });

export const stockContract = {
  status: looking.output(type<StockStatus>()),
  /** The status now and whenever it changes. */
  watch: looking.output(eventIterator(type<StockStatus>())),
  /**
   * Joins with an invitation that the administrator made (`stock init`, `stock invite`): the first desk makes the stock its own, every
   * other one waits until an owner lets it in. Faults: stock-invitation-wrong, stock-joined, stock-away, stock-refused, stock-foreign,
   * read-only.
   */
  join: looking.input(z.object({ invitation: z.string().max(20_000) })).output(type<StockStatus>()),
  /** How colleagues see this desk from now on: who works at it, and what it is called. Fault: read-only. */
  introduce: looking
    .input(z.object({ clerk: z.string().trim().min(1).max(60), name: z.string().trim().max(60).default('') }))
    .output(type<StockStatus>()),
  /**
   * Lets a desk in whose fingerprint was compared; a desk that shows another one by now is not. Faults: not-found, stock-altered,
   * stock-refused, stock-away.
   */
  admit: looking
    .input(
      byDesk.extend({
        fingerprint: z.string().max(60),
        mayWrite: z.boolean().default(true),
        isOwner: z.boolean().default(false),
      }),
    )
    .output(type<StockStatus>()),
  /** The fingerprint of the desk that let this one in was compared, and is the same. Fault: not-found where it is another one. */
  confirm: looking.input(z.object({ fingerprint: z.string().max(60) })).output(type<StockStatus>()),
  /** Takes a desk out: it reads nothing new, and the key is changed. Faults: not-found, stock-refused, stock-away. */
  remove: looking.input(byDesk).output(type<StockStatus>()),
  /**
   * The server got another certificate or another address: what it shows now is pinned, where it is the fingerprint (SHA-256) that was compared
   * on the server. What this desk knows of the stock stays, so that another or an older stock is noticed as ever. Faults: stock-none,
   * stock-away, stock-foreign.
   */
  trust: looking
    .input(
      z.object({
        fingerprint: z.string().max(200),
        host: z.string().min(1).max(255).optional(),
        port: z.number().int().min(1).max(65_535).optional(),
      }),
    )
    .output(type<StockStatus>()),
  /** Leaves: templates stay here, what was not sent is never sent. Faults: stock-away. */
  leave: looking.output(type<StockStatus>()),
  pause: looking.output(type<StockStatus>()),
  /** Goes on after a pause, and tries at once where the server was away. */
  resume: looking.output(type<StockStatus>()),
  /**
   * After a stop: takes the server as it is now and merges all of it with this desk; what only this desk has is sent. An owner says
   * with `isRestored` that the server was put back from a copy, so that every desk looks anew.
   */
  accept: looking.input(z.object({ isRestored: z.boolean().default(false) })).output(type<StockStatus>()),
  /** Erased on other desks, and not here before a person says so. */
  erasures: looking.output(type<StockErasures>()),
  /** Whether these, erased on other desks, go here as well, or stay and are sent again. What came meanwhile is asked about anew. */
  decideErasures: operation
    .input(
      z.object({
        choice: z.enum(['erase', 'keep']),
        templates: z.array(idSchema).min(1).max(200_000),
      }),
    )
    .output(type<StockStatus>()),
  /** Says that this template is open here, for 90 s; asked again while it is. Answers who else has it; null: nobody. */
  claim: looking.input(z.object({ template: idSchema })).output(type<StockClaim | null>()),
  release: looking.input(z.object({ template: idSchema })).output(type<null>()),
  /** Hands a template to a colleague with a note; to oneself ends it. Faults: not-found, read-only. */
  handTo: looking
    .input(z.object({ template: idSchema, desk: idSchema, note: z.string().trim().max(500).default('') }))
    .output(type<StockStatus>()),
};
