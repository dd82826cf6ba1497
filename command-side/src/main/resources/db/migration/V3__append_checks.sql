-- What a unit of work has read without appending to it is compared in the append, under its lock. And nothing is
-- appended that may never be delivered.

-- `stopped` is why the relay has stopped for good, in one line: the topic says something else than the ledger.
-- `checked` is the start of the server on which the relay last found that it doesn't: one that came back may be an
-- older one.
ALTER TABLE relay ADD COLUMN stopped text, ADD COLUMN checked timestamptz;
-- A leader of the release before has checked it, and doesn't write so.
UPDATE relay SET checked = pg_postmaster_start_time() WHERE leased_until > clock_timestamp();

DROP FUNCTION append_conflict(uuid[], text[], bigint[]);

-- Why these rows can't be appended as they are, of which the first that holds is told: a row's event is stored already;
-- a stream that was read isn't at the head (-1: isn't there) that it was read at, or is one of those appended to here;
-- a row's stream_seq isn't its stream's next. `conflict` is the row's ordinal, NULL for a stale read, which has no row:
-- `stale` is its stream. Both are NULL where all can.
--
-- Each look-up is a scalar subquery, and scans are off: a plan that was cached while the table was small must not read
-- all of it later. Plans are kept: for calls of one unit PostgreSQL would make them anew each time, which costs more
-- than carrying them out. What many have read alike is looked up once.
CREATE FUNCTION append_conflict(
    event_ids uuid[], stream_ids text[], stream_seqs bigint[], read_streams text[], read_heads bigint[],
    OUT conflict int, OUT duplicate boolean, OUT stale text
) LANGUAGE plpgsql SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
BEGIN
    SELECT r.n INTO conflict
    FROM (SELECT id, n, row_number() OVER (PARTITION BY id ORDER BY n) AS nth
          FROM unnest(event_ids) WITH ORDINALITY AS u(id, n)) AS r
    WHERE r.nth > 1 OR (SELECT true FROM event e WHERE e.event_id = r.id)
    ORDER BY r.n LIMIT 1;
    duplicate := conflict IS NOT NULL;
    IF NOT duplicate AND cardinality(read_streams) > 0 THEN
        SELECT r.stream INTO stale
        FROM (SELECT stream, head, min(n) AS n
              FROM unnest(read_streams, read_heads) WITH ORDINALITY AS u(stream, head, n)
              GROUP BY stream, head) AS r
        WHERE r.head <> coalesce(
            (SELECT e.stream_seq FROM event e WHERE e.stream_id = r.stream ORDER BY e.stream_seq DESC LIMIT 1), -1)
           OR r.stream IN (SELECT unnest(stream_ids))
        ORDER BY r.n LIMIT 1;
    END IF;
    IF NOT duplicate AND stale IS NULL THEN
        SELECT r.n INTO conflict
        FROM (SELECT stream, n, seq - row_number() OVER (PARTITION BY stream ORDER BY n) AS head
              FROM unnest(stream_ids, stream_seqs) WITH ORDINALITY AS u(stream, seq, n)) AS r
        WHERE r.head <> coalesce(
            (SELECT e.stream_seq FROM event e WHERE e.stream_id = r.stream ORDER BY e.stream_seq DESC LIMIT 1), -1)
        ORDER BY r.n LIMIT 1;
    END IF;
END $$;

-- Appends units of work, each whole or not at all: `unit_sizes` has the number of rows of each, in the order of the
-- next seven arrays. The three after them are what units have read: the unit's number (from 1, in this order), a
-- stream that the unit doesn't append to, and its head then, -1 for a stream that wasn't there. A read is stale against
-- the table and against what an earlier unit of the call appends.
--
-- The rows of those that are not refused get the positions from `first_position` on, without gaps. A refused unit is
-- told by its number, and why: its row (from 1, of the whole call) that can't be appended and whether it is a
-- duplicate, or, where a read is stale, its stream and no row.
--
-- `closed` tells that nothing was appended nor compared: the relay has stopped for good, or hasn't checked the topic
-- since the server has started.
--
-- Called in autocommit, by one CALL, and it commits itself. The client says nothing between the lock and the commit,
-- so one that is stopped or dies at any moment leaves no lock behind. READ COMMITTED is needed: every statement after
-- the lock must see what the one before in the line has committed.
CREATE PROCEDURE append(
    unit_sizes int[], event_ids uuid[], stream_ids text[], stream_seqs bigint[], types text[], revisions int[],
    payloads text[], metadatas text[], read_units int[], read_streams text[], read_heads bigint[],
    INOUT first_position bigint = NULL, INOUT at timestamptz = NULL,
    INOUT refused_units int[] = '{}', INOUT refused_rows int[] = '{}', INOUT duplicates boolean[] = '{}',
    INOUT stale_reads text[] = '{}', INOUT closed boolean = false
) LANGUAGE plpgsql AS $$
DECLARE
    sizes    int[] := unit_sizes;
    head     bigint;
    clash    record;
    checked  boolean;
    f        int := 1;
    l        int;
    rf       int := 1;
    rl       int;
BEGIN
    SELECT last_position, greatest(date_trunc('milliseconds', clock_timestamp()), last_time) INTO STRICT head, at
    FROM ledger FOR UPDATE;
    first_position := head + 1;

    SELECT stopped IS NOT NULL OR relay.checked IS DISTINCT FROM pg_postmaster_start_time() INTO STRICT closed
    FROM relay;
    IF closed THEN
        COMMIT;
        RETURN;
    END IF;

    -- Where nothing conflicts, the whole batch is as one unit: nor has any read what another appends to.
    SELECT * INTO clash FROM append_conflict(event_ids, stream_ids, stream_seqs, read_streams, read_heads);
    checked := clash.conflict IS NULL AND clash.stale IS NULL;
    IF checked THEN
        sizes := ARRAY[cardinality(event_ids)];
    END IF;

    FOR unit IN 1 .. cardinality(sizes) LOOP
        l := f + sizes[unit] - 1;
        IF NOT checked THEN
            rl := rf - 1;
            WHILE read_units[rl + 1] = unit LOOP
                rl := rl + 1;
            END LOOP;
            SELECT * INTO clash FROM append_conflict(
                event_ids[f:l], stream_ids[f:l], stream_seqs[f:l], read_streams[rf:rl], read_heads[rf:rl]);
            rf := rl + 1;
        END IF;
        IF clash.conflict IS NOT NULL OR clash.stale IS NOT NULL THEN
            refused_units := refused_units || unit;
            refused_rows := refused_rows || (f + clash.conflict - 1);
            duplicates := duplicates || clash.duplicate;
            stale_reads := stale_reads || clash.stale;
        ELSE
            INSERT INTO event
                (position, event_id, stream_id, stream_seq, type, revision, time, payload, metadata)
            SELECT head + u.n, u.event_id, u.stream_id, u.stream_seq, u.type, u.revision, at, u.payload, u.metadata
            FROM unnest(event_ids[f:l], stream_ids[f:l], stream_seqs[f:l], types[f:l], revisions[f:l], payloads[f:l],
                        metadatas[f:l])
                 WITH ORDINALITY AS u(event_id, stream_id, stream_seq, type, revision, payload, metadata, n);
            head := head + sizes[unit];
        END IF;
        f := l + 1;
    END LOOP;

    IF head >= first_position THEN
        UPDATE ledger SET last_position = head, last_time = at;
        PERFORM pg_notify('parley_ledger', head::text);
    END IF;
    COMMIT;
END $$;

-- As nodes of the release before call it, who compare what was read by a query of their own. For as long as one of
-- them may run beside those of this release; goes with the next. They don't know `closed`: it is an error to them.
CREATE OR REPLACE PROCEDURE append(
    unit_sizes int[], event_ids uuid[], stream_ids text[], stream_seqs bigint[], types text[], revisions int[],
    payloads text[], metadatas text[],
    INOUT first_position bigint = NULL, INOUT at timestamptz = NULL,
    INOUT refused_units int[] = '{}', INOUT refused_rows int[] = '{}', INOUT duplicates boolean[] = '{}'
) LANGUAGE plpgsql AS $$
DECLARE
    stale_reads text[] := '{}';
    closed      boolean := false;
BEGIN
    CALL append(unit_sizes, event_ids, stream_ids, stream_seqs, types, revisions, payloads, metadatas,
                '{}'::int[], '{}'::text[], '{}'::bigint[],
                first_position, at, refused_units, refused_rows, duplicates, stale_reads, closed);
    IF closed THEN
        RAISE EXCEPTION 'nothing is appended until the relay has found that the topic fits the ledger'
            USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
END $$;
