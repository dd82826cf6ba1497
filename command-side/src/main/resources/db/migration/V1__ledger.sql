-- Everything that happened, in one order. Rows are inserted by `append` alone and never change.
CREATE TABLE event (
    position   bigint      PRIMARY KEY,     -- 1, 2, 3 … without gaps, in commit order
    event_id   uuid        NOT NULL UNIQUE, -- a function of the command: refuses a second carrying out
    stream_id  text        NOT NULL,
    stream_seq bigint      NOT NULL,        -- 0, 1, 2 … within the stream
    type       text        NOT NULL,        -- logical name, never a class
    revision   int         NOT NULL,
    time       timestamptz NOT NULL,        -- this server's clock in whole milliseconds, never less than the one before
    payload    text        NOT NULL,        -- JSON, kept byte for byte
    metadata   text        NOT NULL,
    UNIQUE (stream_id, stream_seq)
);

-- One row, which is also the lock that puts appends in an order.
CREATE TABLE ledger (
    only_row      boolean     PRIMARY KEY DEFAULT true CHECK (only_row),
    id            uuid        NOT NULL DEFAULT gen_random_uuid(),
    generation    int         NOT NULL DEFAULT 1,
    last_position bigint      NOT NULL DEFAULT 0,
    last_time     timestamptz NOT NULL DEFAULT '-infinity',
    claim_key     text        -- fingerprint of the secret that claim ids are made with
) WITH (fillfactor = 10);
INSERT INTO ledger DEFAULT VALUES;

-- What other services may read.
CREATE VIEW ledger_head AS SELECT id AS ledger_id, generation, last_position FROM ledger;

-- The newest snapshot of each stream. May be emptied at any time.
CREATE TABLE snapshot (
    stream_id  text   PRIMARY KEY,
    stream_seq bigint NOT NULL, -- of the last event that is in it
    type       text   NOT NULL,
    revision   int    NOT NULL, -- of the state's shape
    state      text   NOT NULL
);

-- Who relays the ledger to the topic, and how far. `topic_offset` is where `sent_position` lies there: a hint.
CREATE TABLE relay (
    only_row      boolean     PRIMARY KEY DEFAULT true CHECK (only_row),
    leader        uuid,
    leased_until  timestamptz NOT NULL DEFAULT '-infinity',
    sent_position bigint      NOT NULL DEFAULT 0,
    topic_offset  bigint      NOT NULL DEFAULT -1
) WITH (fillfactor = 10);
INSERT INTO relay DEFAULT VALUES;

-- The first of these rows that can't be appended as they are: its ordinal, and whether its event is stored already
-- (else its stream_seq isn't the stream's next). NULL where all can. A stored event is told before a stream conflict.
--
-- Each look-up is a scalar subquery, and scans are off: a plan that was cached while the table was small must not read
-- all of it later.
CREATE FUNCTION append_conflict(
    event_ids uuid[], stream_ids text[], stream_seqs bigint[], OUT conflict int, OUT duplicate boolean
) LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
    SELECT r.n INTO conflict
    FROM (SELECT id, n, row_number() OVER (PARTITION BY id ORDER BY n) AS nth
          FROM unnest(event_ids) WITH ORDINALITY AS u(id, n)) AS r
    WHERE r.nth > 1 OR (SELECT true FROM event e WHERE e.event_id = r.id)
    ORDER BY r.n LIMIT 1;
    duplicate := conflict IS NOT NULL;
    IF NOT duplicate THEN
        SELECT r.n INTO conflict
        FROM (SELECT stream, n, seq - row_number() OVER (PARTITION BY stream ORDER BY n) AS head
              FROM unnest(stream_ids, stream_seqs) WITH ORDINALITY AS u(stream, seq, n)) AS r
        WHERE r.head <> coalesce(
            (SELECT e.stream_seq FROM event e WHERE e.stream_id = r.stream ORDER BY e.stream_seq DESC LIMIT 1), -1)
        ORDER BY r.n LIMIT 1;
    END IF;
END $$;

-- Appends units of work, each whole or not at all: `unit_sizes` has the number of rows of each, in the order of the
-- other arrays. The rows of those that are not refused get the positions from `first_position` on, without gaps.
-- A refused unit is told by its number (from 1), the batch's row (from 1) that can't be appended, and why.
--
-- Called in autocommit, by one CALL, and it commits itself. The client says nothing between the lock and the commit,
-- so one that is stopped or dies at any moment leaves no lock behind. READ COMMITTED is needed: every statement after
-- the lock must see what the one before in the line has committed.
CREATE PROCEDURE append(
    unit_sizes int[], event_ids uuid[], stream_ids text[], stream_seqs bigint[], types text[], revisions int[],
    payloads text[], metadatas text[],
    INOUT first_position bigint = NULL, INOUT at timestamptz = NULL,
    INOUT refused_units int[] = '{}', INOUT refused_rows int[] = '{}', INOUT duplicates boolean[] = '{}'
) LANGUAGE plpgsql AS $$
DECLARE
    sizes    int[] := unit_sizes;
    head     bigint;
    clash    record;
    checked  boolean;
    f        int := 1;
    l        int;
BEGIN
    SELECT last_position, greatest(date_trunc('milliseconds', clock_timestamp()), last_time) INTO STRICT head, at FROM ledger FOR UPDATE;
    first_position := head + 1;

    -- Where nothing conflicts, the whole batch is as one unit.
    SELECT * INTO clash FROM append_conflict(event_ids, stream_ids, stream_seqs);
    checked := clash.conflict IS NULL;
    IF checked THEN
        sizes := ARRAY[cardinality(event_ids)];
    END IF;

    FOR unit IN 1 .. cardinality(sizes) LOOP
        l := f + sizes[unit] - 1;
        IF NOT checked THEN
            SELECT * INTO clash FROM append_conflict(event_ids[f:l], stream_ids[f:l], stream_seqs[f:l]);
        END IF;
        IF clash.conflict IS NOT NULL THEN
            refused_units := refused_units || unit;
            refused_rows := refused_rows || (f + clash.conflict - 1);
            duplicates := duplicates || clash.duplicate;
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
