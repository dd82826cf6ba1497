-- The procedure stands in `R__append.sql` from here on, and is made anew whenever that file changes. Nodes of the
-- release before may call it as they did.
DROP PROCEDURE append(int[], uuid[], text[], bigint[], text[], int[], text[], text[], int[], text[], bigint[], bigint,
    timestamptz, int[], int[], boolean[], text[], boolean);
DROP PROCEDURE append(int[], uuid[], text[], bigint[], text[], int[], text[], text[], bigint, timestamptz, int[], int[],
    boolean[]);
