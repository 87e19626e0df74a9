-- Versions of rows are unique over all rows and never come back, so that a deleted and newly made row has another one.
CREATE SEQUENCE row_version;

-- One row: the generation of the published state and the newest link of the audit chain. Each change locks it first.
CREATE TABLE control_state (
    id int PRIMARY KEY CHECK (id = 1),
    generation bigint NOT NULL,
    audit_head text NOT NULL
);
INSERT INTO control_state VALUES (1, 0, '');

CREATE TABLE tenant (
    id text PRIMARY KEY CHECK (id ~ '^[a-z][a-z0-9-]{1,31}$'),
    display_name text NOT NULL,
    active boolean NOT NULL,
    version bigint NOT NULL DEFAULT nextval('row_version')
);

-- Ids of deleted tenants: scratch tables and logs of the data planes still carry them.
CREATE TABLE retired_tenant (
    id text PRIMARY KEY,
    retired_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE tenant_key (
    tenant_id text NOT NULL REFERENCES tenant ON DELETE CASCADE,
    key_version int NOT NULL CHECK (key_version > 0),
    provider text NOT NULL,
    key_id text NOT NULL,
    wrapped text NOT NULL,
    active boolean NOT NULL,
    PRIMARY KEY (tenant_id, key_version)
);
CREATE UNIQUE INDEX tenant_key_one_active ON tenant_key (tenant_id) WHERE active;

CREATE TABLE tenant_limits (
    tenant_id text PRIMARY KEY REFERENCES tenant ON DELETE CASCADE,
    queries_per_minute int NOT NULL CHECK (queries_per_minute > 0),
    user_queries_per_minute int NOT NULL CHECK (user_queries_per_minute > 0),
    concurrent_queries int NOT NULL CHECK (concurrent_queries > 0),
    user_concurrent_queries int NOT NULL CHECK (user_concurrent_queries > 0),
    queued_queries int NOT NULL CHECK (queued_queries > 0),
    remote_calls_per_second int NOT NULL CHECK (remote_calls_per_second > 0),
    user_remote_calls_per_second int NOT NULL CHECK (user_remote_calls_per_second > 0),
    remote_calls_per_query int NOT NULL CHECK (remote_calls_per_query > 0),
    max_staleness_seconds int NOT NULL CHECK (max_staleness_seconds >= 0),
    version bigint NOT NULL DEFAULT nextval('row_version')
);

CREATE TABLE tenant_user (
    tenant_id text NOT NULL REFERENCES tenant ON DELETE CASCADE,
    name text NOT NULL CHECK (name ~ '^[A-Za-z0-9][A-Za-z0-9._@+-]{0,127}$'),
    active boolean NOT NULL,
    roles text[] NOT NULL,
    version bigint NOT NULL DEFAULT nextval('row_version'),
    PRIMARY KEY (tenant_id, name)
);
-- Policies name users exactly: two users whose names differ in case only would invite a rule that misses.
CREATE UNIQUE INDEX tenant_user_case ON tenant_user (tenant_id, lower(name));

CREATE TABLE api_key (
    id text PRIMARY KEY CHECK (id ~ '^[a-z0-9]{12}$'),
    tenant_id text NOT NULL,
    user_name text NOT NULL,
    secret_hash text NOT NULL CHECK (secret_hash ~ '^[0-9a-f]{64}$'),
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz,
    version bigint NOT NULL DEFAULT nextval('row_version'),
    FOREIGN KEY (tenant_id, user_name) REFERENCES tenant_user ON DELETE CASCADE
);
CREATE INDEX api_key_user ON api_key (tenant_id, user_name);

CREATE TABLE connection (
    tenant_id text NOT NULL REFERENCES tenant ON DELETE CASCADE,
    connector text NOT NULL,
    name text NOT NULL CHECK (name ~ '^[a-z][a-z0-9_]{0,62}$' AND name NOT IN ('information_schema', 'system')),
    url text NOT NULL,
    properties jsonb NOT NULL,
    secret_names text[] NOT NULL,
    encrypted_secrets text NOT NULL,
    version bigint NOT NULL DEFAULT nextval('row_version'),
    PRIMARY KEY (tenant_id, connector, name)
);

CREATE TABLE policy (
    id text PRIMARY KEY,
    tenant_id text NOT NULL REFERENCES tenant ON DELETE CASCADE,
    connector text NOT NULL,
    connection text NOT NULL,
    table_name text NOT NULL,
    users text[] NOT NULL,
    roles text[] NOT NULL,
    row_filter text NOT NULL,
    column_masks jsonb NOT NULL,
    version bigint NOT NULL DEFAULT nextval('row_version'),
    CONSTRAINT policy_connection FOREIGN KEY (tenant_id, connector, connection) REFERENCES connection
);
CREATE INDEX policy_connection ON policy (tenant_id, connector, connection);

CREATE TABLE query_usage (
    plane_id text NOT NULL,
    query_id text NOT NULL,
    tenant_id text NOT NULL REFERENCES tenant ON DELETE CASCADE,
    user_name text NOT NULL,
    state text NOT NULL,
    error_code text NOT NULL,
    ended_at timestamptz NOT NULL,
    wall_millis bigint NOT NULL,
    cpu_millis bigint NOT NULL,
    result_rows bigint NOT NULL,
    remote_calls bigint NOT NULL,
    cache_hits bigint NOT NULL,
    throttled_millis bigint NOT NULL,
    PRIMARY KEY (plane_id, query_id)
);
CREATE INDEX query_usage_tenant ON query_usage (tenant_id, ended_at);

CREATE TABLE webhook_delivery (
    tenant_id text NOT NULL REFERENCES tenant ON DELETE CASCADE,
    connector text NOT NULL,
    connection text NOT NULL,
    delivery_id text NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, connector, connection, delivery_id)
);
CREATE INDEX webhook_delivery_age ON webhook_delivery (received_at);

-- The tenant is text without a reference: the trail outlives the tenant.
CREATE TABLE audit_event (
    sequence bigint PRIMARY KEY,
    at_millis bigint NOT NULL,
    actor text NOT NULL,
    tenant_id text NOT NULL,
    action text NOT NULL,
    entity text NOT NULL,
    previous_hash text NOT NULL,
    hash text NOT NULL
);
CREATE INDEX audit_event_tenant ON audit_event (tenant_id, sequence);

CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit trail is append-only';
END $$;

CREATE TRIGGER audit_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
