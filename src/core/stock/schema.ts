/**
 * What the stock's database is made of, as numbered steps. Forward only: a step that went out is never changed, the next one is added.
 * Nothing newer than PostgreSQL 15 is used.
 */
import { blobsAndClaims } from './step-1/blobs-and-claims.ts';
import { desks } from './step-1/desks.ts';
import { items } from './step-1/items.ts';
import { tables } from './step-1/tables.ts';

/** Of every desk's role; one for the whole server, even with several stocks on it. */
export const groupRole = 'stock_desk';

/** Before the first step: the schema and the record of the steps. */
export const ground = `
CREATE SCHEMA stock;
CREATE TABLE stock.steps (step int PRIMARY KEY, at timestamptz NOT NULL DEFAULT now());
DO $$ BEGIN
  CREATE ROLE ${groupRole} NOLOGIN;
EXCEPTION
  -- Another stock on the same server made it.
  WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
`;

/** Step n is `steps[n - 1]`. */
export const steps: readonly string[] = [[tables, desks, items, blobsAndClaims].join('\n')];
