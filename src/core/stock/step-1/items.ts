import { limits } from '../limits.ts';

/** Step 1: items. Nothing but `push` writes them. */
export const items = `
-- A pushed item comes with the version that it becomes; answers {seq, ok: [{id, version}…], clash: [id…]}.
CREATE FUNCTION stock.push(own_push uuid, ids uuid[], kinds int[], versions int[], epochs int[], deleteds boolean[], bodies bytea[],
  signatures bytea[])
RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE me stock.desks; answer jsonb; now_seq bigint; now_epoch int; more bigint; n int := cardinality(ids); largest int;
BEGIN
  PERFORM stock.caller('write');
  IF n NOT BETWEEN 1 AND ${limits.pushItems} OR (SELECT count(DISTINCT g) FROM unnest(ids) g) <> n
  THEN RAISE EXCEPTION 'no items, too many, or one twice'; END IF;
  -- The lock is held until commit, so the order of seq is the order of commits and a reader's cursor never passes an open change.
  SELECT seq, epoch INTO now_seq, now_epoch FROM stock.state FOR UPDATE;
  -- Who waited for the lock may have been taken out meanwhile.
  me := stock.caller('write');
  -- The answer to the same push may have been lost on the way.
  SELECT p.result INTO answer FROM stock.pushes p WHERE p.desk = me.desk AND p.push = own_push;
  IF FOUND THEN RETURN answer; END IF;
  IF EXISTS (SELECT FROM unnest(epochs) AS e WHERE e IS DISTINCT FROM now_epoch) THEN RAISE EXCEPTION 'epoch' USING ERRCODE = 'ST002'; END IF;
  SELECT max(octet_length(b)) INTO largest FROM unnest(bodies) AS b;
  IF largest > ${limits.itemBytes} THEN RAISE EXCEPTION '% ${limits.itemBytes}', largest USING ERRCODE = 'ST003'; END IF;
  WITH given AS (
    SELECT * FROM unnest(ids, kinds, versions, deleteds, bodies, signatures) WITH ORDINALITY
      AS g (id, kind, version, deleted, body, signature, n)
  ), before AS (
    SELECT i.id, i.deleted FROM stock.items i JOIN given g ON g.id = i.id
  ), inserted AS (
    INSERT INTO stock.items SELECT g.id, g.kind, 1, now_seq + g.n, now_epoch, g.deleted, me.desk, g.body, g.signature
      FROM given g WHERE g.version = 1
    ON CONFLICT (id) DO NOTHING RETURNING *
  ), updated AS (
    UPDATE stock.items i SET kind = g.kind, version = g.version, seq = now_seq + g.n, epoch = now_epoch, deleted = g.deleted,
      desk = me.desk, body = g.body, signature = g.signature
    FROM given g WHERE i.id = g.id AND g.version > 1 AND i.version = g.version - 1 RETURNING i.*
  ), taken AS (
    SELECT * FROM inserted UNION ALL SELECT * FROM updated
  ), erased AS (
    -- What is deleted leaves the log too; its tombstone stays.
    DELETE FROM stock.item_log l USING taken t WHERE l.id = t.id AND t.deleted
  ), logged AS (
    INSERT INTO stock.item_log SELECT *, now() FROM taken WHERE NOT deleted
  )
  SELECT jsonb_build_object(
    'seq', coalesce((SELECT max(seq) FROM taken), now_seq),
    'ok', coalesce((SELECT jsonb_agg(jsonb_build_object('id', id, 'version', version) ORDER BY seq) FROM taken), '[]'),
    'clash', coalesce((SELECT jsonb_agg(id ORDER BY g.n) FROM given g WHERE id NOT IN (SELECT id FROM taken)), '[]')
  ), (SELECT count(*) FILTER (WHERE NOT t.deleted) - count(*) FILTER (WHERE NOT b.deleted) FROM taken t LEFT JOIN before b ON b.id = t.id)
  INTO answer, more;
  UPDATE stock.state SET seq = (answer ->> 'seq')::bigint, items = items + more;
  INSERT INTO stock.pushes (desk, push, result) VALUES (me.desk, own_push, answer);
  PERFORM pg_notify('stock', 'items');
  RETURN answer;
END $$;

-- A page ends early where its bodies grow large; at least one row comes where there is one.
CREATE FUNCTION stock.pull(behind bigint, most int)
RETURNS TABLE (seq bigint, id uuid, kind smallint, version int, epoch int, deleted boolean, desk uuid, body bytea, signature bytea)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
  PERFORM stock.caller('read');
  RETURN QUERY SELECT p.seq, p.id, p.kind, p.version, p.epoch, p.deleted, p.desk, p.body, p.signature FROM (
    SELECT r.*, sum(octet_length(r.body)) OVER (ORDER BY r.seq) AS total FROM (
      SELECT * FROM stock.items i WHERE i.seq > behind ORDER BY i.seq LIMIT least(most, ${limits.pullItems})
    ) r
  ) p WHERE p.total - octet_length(p.body) < ${limits.pullBytes} ORDER BY p.seq;
END $$;

CREATE FUNCTION stock.versions(ids uuid[]) RETURNS TABLE (id uuid, version int)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
  PERFORM stock.caller('read');
  RETURN QUERY SELECT i.id, i.version FROM stock.items i WHERE i.id = ANY (ids);
END $$;
`;
