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
-- `quiet` leaves out the notice of how far the ledger goes: the caller's own relay leads, and knows.
--
-- Called in autocommit, by one CALL, and it commits itself. The client says nothing between the lock and the commit,
-- so one that is stopped or dies at any moment leaves no lock behind. READ COMMITTED is needed: every statement after
-- the lock must see what the one before in the line has committed.
CREATE OR REPLACE PROCEDURE append(
    unit_sizes int[], event_ids uuid[], stream_ids text[], stream_seqs bigint[], types text[], revisions int[],
    payloads text[], metadatas text[], read_units int[], read_streams text[], read_heads bigint[],
    quiet boolean = false,
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
        IF NOT quiet THEN
            PERFORM pg_notify('parley_ledger', head::text);
        END IF;
    END IF;
    COMMIT;
END $$;
