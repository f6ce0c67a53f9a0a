/** Step 1: the tables. A desk may touch none of them; everything goes through functions. */
export const tables = `
CREATE TABLE stock.state (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  generation uuid NOT NULL DEFAULT gen_random_uuid(),
  seq bigint NOT NULL DEFAULT 0,
  -- Not deleted; counted here because counting a million rows takes longer than a desk waits.
  items bigint NOT NULL DEFAULT 0,
  epoch int NOT NULL DEFAULT 0,
  -- A desk left by itself and knows the key.
  key_due boolean NOT NULL DEFAULT false
);
INSERT INTO stock.state DEFAULT VALUES;

-- A row's code never changes: what an owner compared is what is let in.
CREATE TABLE stock.desks (
  desk uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  role name NOT NULL,
  code text NOT NULL CHECK (length(code) BETWEEN 1 AND 200),
  standing text NOT NULL DEFAULT 'waiting' CHECK (standing IN ('waiting', 'in', 'removed')),
  may_write boolean NOT NULL DEFAULT false,
  is_owner boolean NOT NULL DEFAULT false,
  enrolled_at timestamptz NOT NULL DEFAULT now(),
  admitted_at timestamptz,
  removed_at timestamptz,
  UNIQUE (role, code)
);
CREATE UNIQUE INDEX desks_role ON stock.desks (role) WHERE standing <> 'removed';

CREATE TABLE stock.key_wraps (
  epoch int NOT NULL,
  desk uuid NOT NULL REFERENCES stock.desks,
  by uuid NOT NULL REFERENCES stock.desks,
  wrapped bytea NOT NULL CHECK (octet_length(wrapped) BETWEEN 1 AND 1024),
  PRIMARY KEY (epoch, desk)
);

-- Updated in place all day.
CREATE TABLE stock.items (
  id uuid PRIMARY KEY,
  kind smallint NOT NULL,
  version int NOT NULL,
  seq bigint NOT NULL UNIQUE,
  epoch int NOT NULL,
  deleted boolean NOT NULL,
  desk uuid NOT NULL,
  body bytea NOT NULL,
  signature bytea NOT NULL CHECK (octet_length(signature) = 64)
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05,
  toast.autovacuum_vacuum_scale_factor = 0.05);
-- Ciphertext does not compress.
ALTER TABLE stock.items ALTER body SET STORAGE EXTERNAL;

-- Every version that was taken, for whoever repairs; what was deleted leaves it.
CREATE TABLE stock.item_log (
  LIKE stock.items INCLUDING STORAGE,
  at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (id, version)
);
CREATE INDEX item_log_at ON stock.item_log (at);

CREATE TABLE stock.pushes (
  desk uuid NOT NULL,
  push uuid NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  result jsonb NOT NULL,
  -- Two desks with the same id of a push do not see each other's result.
  PRIMARY KEY (desk, push)
);
CREATE INDEX pushes_at ON stock.pushes (at);

CREATE TABLE stock.blobs (
  blob bytea NOT NULL CHECK (octet_length(blob) = 32),
  part int NOT NULL CHECK (part BETWEEN 0 AND 65535),
  body bytea NOT NULL,
  desk uuid NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (blob, part)
);
ALTER TABLE stock.blobs ALTER body SET STORAGE EXTERNAL;

CREATE TABLE stock.claims (
  item uuid PRIMARY KEY,
  desk uuid NOT NULL REFERENCES stock.desks,
  until timestamptz NOT NULL
);
`;
