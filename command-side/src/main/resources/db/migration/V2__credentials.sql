-- What is known of people beside the ledger: it can be erased. A row means nothing unless the ledger has the event that
-- registered the account; rows are written first, and swept where that event never came.
CREATE TABLE credential (
    account_id    uuid        PRIMARY KEY,
    email         text        NOT NULL,
    phone         text,
    password_hash text        NOT NULL,
    touched       timestamptz NOT NULL DEFAULT now() -- by the last try to register
);

-- A log-in on one client: a family of refresh tokens, each of which is of one generation. Those of the newest are
-- valid; those of the one before get another of the newest for a short while after it began.
CREATE TABLE session (
    id         uuid        PRIMARY KEY,
    account_id uuid        NOT NULL,
    client     text        NOT NULL, -- what it calls itself
    address    text        NOT NULL,
    user_agent text        NOT NULL,
    created    timestamptz NOT NULL DEFAULT now(),
    last_used  timestamptz NOT NULL DEFAULT now(),
    expires    timestamptz NOT NULL,
    ended      timestamptz,
    generation int         NOT NULL DEFAULT 1,
    rotated    timestamptz NOT NULL DEFAULT now() -- when the newest generation began
);
CREATE INDEX session_of_account ON session (account_id);
CREATE INDEX session_expiring ON session (expires);

-- Tokens that were used are kept, so that one that was stolen is known when it comes again.
CREATE TABLE refresh_token (
    hash       bytea       PRIMARY KEY, -- SHA-256 of 256 random bits
    session_id uuid        NOT NULL REFERENCES session ON DELETE CASCADE,
    generation int         NOT NULL,
    issued     timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX refresh_token_of_session ON refresh_token (session_id);
CREATE INDEX refresh_token_issued ON refresh_token (issued);
