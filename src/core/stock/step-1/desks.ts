/**
 * Step 1: who calls, and who comes and goes. Whose call it is comes from the connection (`session_user`), never from a parameter.
 * `pg_temp` stands last in every search path, or a temporary type of the caller could stand for one of the server's.
 */
export const desks = `
CREATE FUNCTION stock.refuse(because text) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN RAISE EXCEPTION '%', because USING ERRCODE = 'ST001'; END $$;

-- The caller's desk whatever its standing; all null before it asked to join.
CREATE FUNCTION stock.myself() RETURNS stock.desks LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT d FROM stock.desks d WHERE d.role = session_user
  ORDER BY d.standing = 'removed', d.removed_at DESC, d.desk LIMIT 1
$$;

-- The caller's desk when it is in and may do this; right_wanted: read, write or own.
CREATE FUNCTION stock.caller(right_wanted text) RETURNS stock.desks
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE me stock.desks := stock.myself();
BEGIN
  IF me.desk IS NULL THEN PERFORM stock.refuse('unknown'); END IF;
  IF me.standing <> 'in' THEN PERFORM stock.refuse(me.standing); END IF;
  IF right_wanted = 'write' AND NOT me.may_write THEN PERFORM stock.refuse('reading'); END IF;
  IF right_wanted = 'own' AND NOT me.is_owner THEN PERFORM stock.refuse('not-owner'); END IF;
  RETURN me;
END $$;

-- Stable: all of it is one moment of the stock.
CREATE FUNCTION stock.head() RETURNS jsonb LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE me stock.desks := stock.myself(); is_in boolean := coalesce(me.standing = 'in', false);
BEGIN
  RETURN (SELECT jsonb_build_object(
    'generation', s.generation, 'seq', s.seq, 'epoch', s.epoch, 'isKeyDue', s.key_due, 'own', me.desk,
    'items', CASE WHEN is_in THEN s.items ELSE 0 END,
    'desks', coalesce((SELECT jsonb_agg(jsonb_build_object('desk', d.desk, 'code', d.code, 'standing', d.standing,
        'mayWrite', d.may_write, 'isOwner', d.is_owner) ORDER BY d.enrolled_at, d.desk)
      FROM stock.desks d WHERE is_in OR d.desk = me.desk), '[]'),
    'wraps', coalesce((SELECT jsonb_agg(jsonb_build_object('epoch', w.epoch, 'by', w.by, 'wrapped', encode(w.wrapped, 'hex'))
        ORDER BY w.epoch)
      FROM stock.key_wraps w WHERE is_in AND w.desk = me.desk), '[]'))
    FROM stock.state s);
END $$;

CREATE FUNCTION stock.found(own_code text, own_wrap bytea) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE me stock.desks; now_epoch int;
BEGIN
  SELECT epoch INTO now_epoch FROM stock.state FOR UPDATE;
  me := stock.myself();
  IF now_epoch > 0 THEN
    -- The answer to the same call may have been lost on the way.
    IF me.standing = 'in' AND me.code = own_code AND EXISTS (
      SELECT FROM stock.key_wraps WHERE epoch = 1 AND desk = me.desk AND by = me.desk AND wrapped = own_wrap
    ) THEN RETURN me.desk; END IF;
    PERFORM stock.refuse('founded');
  END IF;
  INSERT INTO stock.desks (role, code, standing, may_write, is_owner, admitted_at)
    VALUES (session_user, own_code, 'in', true, true, now()) RETURNING * INTO me;
  INSERT INTO stock.key_wraps VALUES (1, me.desk, me.desk, own_wrap);
  UPDATE stock.state SET epoch = 1;
  PERFORM pg_notify('stock', 'desks');
  RETURN me.desk;
END $$;

CREATE FUNCTION stock.enroll(own_code text) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE me stock.desks; now_epoch int; given uuid;
BEGIN
  SELECT epoch INTO now_epoch FROM stock.state FOR UPDATE;
  IF now_epoch = 0 THEN PERFORM stock.refuse('not-founded'); END IF;
  me := stock.myself();
  IF me.standing <> 'removed' AND me.code = own_code THEN RETURN me.desk; END IF;
  IF me.standing = 'in' THEN PERFORM stock.refuse('other-desk'); END IF;
  -- It asked with other keys before, and nobody let it in.
  UPDATE stock.desks SET standing = 'removed', removed_at = now() WHERE role = session_user AND standing = 'waiting';
  INSERT INTO stock.desks (role, code) VALUES (session_user, own_code)
    ON CONFLICT (role, code) DO UPDATE SET standing = 'waiting', enrolled_at = now(), may_write = false, is_owner = false
    RETURNING desk INTO given;
  PERFORM pg_notify('stock', 'desks');
  RETURN given;
END $$;

-- Refuses what would leave nobody to let others in.
CREATE FUNCTION stock.keep_an_owner(going uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM stock.desks WHERE desk = going AND standing = 'in' AND is_owner)
    AND NOT EXISTS (SELECT FROM stock.desks WHERE desk <> going AND standing = 'in' AND is_owner)
    AND EXISTS (SELECT FROM stock.desks WHERE desk <> going AND standing = 'in')
  THEN PERFORM stock.refuse('last-owner'); END IF;
END $$;

CREATE FUNCTION stock.admit(its_desk uuid, its_may_write boolean, its_is_owner boolean, its_epochs int[], its_wraps bytea[])
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE me stock.desks; now_epoch int;
BEGIN
  SELECT epoch INTO now_epoch FROM stock.state FOR UPDATE;
  me := stock.caller('own');
  IF NOT EXISTS (SELECT FROM stock.desks WHERE desk = its_desk AND standing <> 'removed') THEN PERFORM stock.refuse('no-desk'); END IF;
  IF ARRAY(SELECT unnest(its_epochs) ORDER BY 1) <> ARRAY(SELECT generate_series(1, now_epoch))
    OR cardinality(its_wraps) <> now_epoch
  THEN RAISE EXCEPTION 'epoch' USING ERRCODE = 'ST002'; END IF;
  IF NOT its_is_owner AND its_desk = me.desk
    AND NOT EXISTS (SELECT FROM stock.desks WHERE desk <> its_desk AND standing = 'in' AND is_owner)
  THEN PERFORM stock.refuse('last-owner'); END IF;
  UPDATE stock.desks SET standing = 'in', may_write = its_may_write, is_owner = its_is_owner,
    admitted_at = CASE WHEN standing = 'in' THEN admitted_at ELSE now() END WHERE desk = its_desk;
  INSERT INTO stock.key_wraps SELECT g.epoch, its_desk, me.desk, g.wrapped FROM unnest(its_epochs, its_wraps) AS g (epoch, wrapped)
    ON CONFLICT (epoch, desk) DO UPDATE SET by = excluded.by, wrapped = excluded.wrapped;
  PERFORM pg_notify('stock', 'desks');
END $$;

CREATE FUNCTION stock.remove(its_desk uuid, new_epoch int, stayers uuid[], their_wraps bytea[])
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE me stock.desks; now_epoch int; it stock.desks;
BEGIN
  SELECT epoch INTO now_epoch FROM stock.state FOR UPDATE;
  me := stock.caller(CASE WHEN its_desk = (stock.myself()).desk THEN 'read' ELSE 'own' END);
  SELECT * INTO it FROM stock.desks WHERE desk = its_desk;
  IF NOT FOUND THEN PERFORM stock.refuse('no-desk'); END IF;
  -- The answer to the same call may have been lost on the way.
  IF it.standing = 'removed' AND cardinality(stayers) = 0 THEN RETURN; END IF;
  IF it.standing = 'removed' AND new_epoch = now_epoch
    AND ARRAY(SELECT ROW(a, b) FROM unnest(stayers, their_wraps) AS g (a, b) ORDER BY a)
      = ARRAY(SELECT ROW(desk, wrapped) FROM stock.key_wraps WHERE epoch = new_epoch AND by = me.desk ORDER BY desk)
  THEN RETURN; END IF;
  IF it.desk = me.desk OR it.standing = 'waiting' THEN
    IF cardinality(stayers) > 0 THEN RAISE EXCEPTION 'no new key by a desk that leaves, or for one that never was in'; END IF;
    PERFORM stock.keep_an_owner(it.desk);
    IF it.standing = 'in' THEN UPDATE stock.state SET key_due = true; END IF;
  ELSE
    IF new_epoch <> now_epoch + 1 OR cardinality(stayers) <> cardinality(their_wraps)
      OR ARRAY(SELECT unnest(stayers) ORDER BY 1)
        <> ARRAY(SELECT desk FROM stock.desks WHERE standing = 'in' AND desk <> it.desk ORDER BY 1)
    THEN RAISE EXCEPTION 'epoch' USING ERRCODE = 'ST002'; END IF;
    UPDATE stock.state SET epoch = new_epoch, key_due = false;
    INSERT INTO stock.key_wraps SELECT new_epoch, g.desk, me.desk, g.wrapped FROM unnest(stayers, their_wraps) AS g (desk, wrapped);
  END IF;
  UPDATE stock.desks SET standing = 'removed', removed_at = now(), may_write = false, is_owner = false
    WHERE desk = it.desk AND standing <> 'removed';
  DELETE FROM stock.key_wraps WHERE desk = it.desk;
  DELETE FROM stock.claims WHERE desk = it.desk;
  PERFORM pg_notify('stock', 'desks');
END $$;

-- After a restore of the server: every desk looks anew.
CREATE FUNCTION stock.renew() RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE made uuid;
BEGIN
  PERFORM stock.caller('own');
  UPDATE stock.state SET generation = gen_random_uuid() RETURNING generation INTO made;
  PERFORM pg_notify('stock', 'desks');
  RETURN made;
END $$;
`;
