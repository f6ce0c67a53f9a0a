import { limits } from '../limits.ts';

/** Step 1: blobs, claims, what the administrator clears away, and who may call what. */
export const blobsAndClaims = `
CREATE FUNCTION stock.blob_parts(its_blob bytea) RETURNS SETOF int
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM stock.caller('read');
  RETURN QUERY SELECT b.part FROM stock.blobs b WHERE b.blob = its_blob ORDER BY b.part;
END $$;

CREATE FUNCTION stock.put_blob_part(its_blob bytea, its_part int, its_body bytea) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE me stock.desks := stock.caller('write');
BEGIN
  IF octet_length(its_body) > ${limits.partBytes}
  THEN RAISE EXCEPTION '% ${limits.partBytes}', octet_length(its_body) USING ERRCODE = 'ST003'; END IF;
  INSERT INTO stock.blobs (blob, part, body, desk) VALUES (its_blob, its_part, its_body, me.desk) ON CONFLICT DO NOTHING;
END $$;

CREATE FUNCTION stock.blob_part(its_blob bytea, its_part int) RETURNS bytea
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM stock.caller('read');
  RETURN (SELECT b.body FROM stock.blobs b WHERE b.blob = its_blob AND b.part = its_part);
END $$;

CREATE FUNCTION stock.drop_blobs(their_blobs bytea[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM stock.caller('own');
  DELETE FROM stock.blobs WHERE blob = ANY (their_blobs);
END $$;

-- A claim by the server's clock; the hint goes out when the holder changes, not at every renewal.
CREATE FUNCTION stock.claim(its_item uuid, seconds int) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE me stock.desks := stock.caller('read'); before uuid;
BEGIN
  IF seconds NOT BETWEEN 1 AND ${limits.claimSeconds} THEN RAISE EXCEPTION 'no such time'; END IF;
  SELECT desk INTO before FROM stock.claims WHERE item = its_item AND until > clock_timestamp();
  INSERT INTO stock.claims AS c VALUES (its_item, me.desk, clock_timestamp() + make_interval(secs => seconds))
    ON CONFLICT (item) DO UPDATE SET desk = excluded.desk, until = excluded.until
    WHERE c.desk = excluded.desk OR c.until <= clock_timestamp();
  IF NOT FOUND THEN RETURN false; END IF;
  IF before IS DISTINCT FROM me.desk THEN PERFORM pg_notify('stock', 'claims'); END IF;
  RETURN true;
END $$;

CREATE FUNCTION stock.release(its_item uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE me stock.desks := stock.caller('read');
BEGIN
  DELETE FROM stock.claims WHERE item = its_item AND desk = me.desk;
  IF FOUND THEN PERFORM pg_notify('stock', 'claims'); END IF;
END $$;

-- Milliseconds that are left: two clocks need not agree.
CREATE FUNCTION stock.claimed() RETURNS TABLE (item uuid, desk uuid, left_ms float8)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
  PERFORM stock.caller('read');
  RETURN QUERY SELECT c.item, c.desk, (extract(epoch FROM c.until - clock_timestamp()) * 1000)::float8
    FROM stock.claims c WHERE c.until > clock_timestamp() ORDER BY c.item;
END $$;

-- Results of pushes and old versions; for the administrator alone.
CREATE FUNCTION stock.prune(days int) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE old_pushes bigint; old_versions bigint; old_claims bigint;
BEGIN
  IF days < 1 THEN RAISE EXCEPTION 'at least one day'; END IF;
  DELETE FROM stock.pushes WHERE at < now() - make_interval(days => days);
  GET DIAGNOSTICS old_pushes = ROW_COUNT;
  DELETE FROM stock.item_log WHERE at < now() - make_interval(days => days);
  GET DIAGNOSTICS old_versions = ROW_COUNT;
  DELETE FROM stock.claims WHERE until < now();
  GET DIAGNOSTICS old_claims = ROW_COUNT;
  RETURN jsonb_build_object('pushes', old_pushes, 'versions', old_versions, 'claims', old_claims);
END $$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA stock FROM PUBLIC;
GRANT USAGE ON SCHEMA stock TO stock_desk;
GRANT EXECUTE ON FUNCTION stock.head, stock.found, stock.enroll, stock.admit, stock.remove, stock.renew, stock.push, stock.pull,
  stock.versions, stock.blob_parts, stock.put_blob_part, stock.blob_part, stock.drop_blobs, stock.claim, stock.release, stock.claimed
  TO stock_desk;
`;
