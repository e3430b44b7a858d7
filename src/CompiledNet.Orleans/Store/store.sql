-- What Orleans keeps in PostgreSQL: the members of a cluster and the state of grains. Orleans asks for its statements by key, and knows
-- nothing of tables but the names of the parameters, which begin with @, and of the columns that a statement gives back.
-- Can be run any number of times, and by several silos at once.
SELECT pg_advisory_xact_lock(7236121);

CREATE TABLE IF NOT EXISTS OrleansQuery (QueryKey text PRIMARY KEY, QueryText text NOT NULL);

-- One row for a cluster: its version grows by 1 with each change of a member, so that of two changes by what was read one fails.
CREATE TABLE IF NOT EXISTS orleans_cluster (
    cluster text PRIMARY KEY,
    version integer NOT NULL DEFAULT 0,
    changed timestamptz NOT NULL DEFAULT now());

CREATE TABLE IF NOT EXISTS orleans_silo (
    cluster text NOT NULL REFERENCES orleans_cluster ON DELETE CASCADE,
    address text NOT NULL,
    port integer NOT NULL,
    generation integer NOT NULL,
    name text NOT NULL,
    host text NOT NULL,
    status integer NOT NULL,
    gateway_port integer,
    suspected text,
    started timestamptz NOT NULL,
    alive timestamptz NOT NULL,
    PRIMARY KEY (cluster, address, port, generation));

-- A grain is known by its type and by two numbers or a text. The version is what Orleans calls the tag of a state.
CREATE TABLE IF NOT EXISTS orleans_state (
    service text NOT NULL,
    grain_type text NOT NULL,
    key0 bigint NOT NULL,
    key1 bigint NOT NULL,
    key_text text NOT NULL,
    content bytea,
    version integer NOT NULL,
    changed timestamptz NOT NULL,
    PRIMARY KEY (service, grain_type, key0, key1, key_text));

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
('InsertMembershipVersionKey', $$
    WITH added AS (INSERT INTO orleans_cluster (cluster) VALUES (@DeploymentId) ON CONFLICT DO NOTHING RETURNING 1)
    SELECT count(*) FROM added$$),

('InsertMembershipKey', $$
    WITH changed AS (
        UPDATE orleans_cluster SET version = version + 1, changed = now()
        WHERE cluster = @DeploymentId AND version = @Version AND NOT EXISTS (
            SELECT 1 FROM orleans_silo s
            WHERE s.cluster = @DeploymentId AND s.address = @Address AND s.port = @Port AND s.generation = @Generation)
        RETURNING cluster),
    added AS (
        INSERT INTO orleans_silo (cluster, address, port, generation, name, host, status, gateway_port, started, alive)
        SELECT cluster, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime FROM changed
        RETURNING 1)
    SELECT count(*) FROM added$$),

('UpdateMembershipKey', $$
    WITH changed AS (
        UPDATE orleans_cluster SET version = version + 1, changed = now()
        WHERE cluster = @DeploymentId AND version = @Version AND EXISTS (
            SELECT 1 FROM orleans_silo s
            WHERE s.cluster = @DeploymentId AND s.address = @Address AND s.port = @Port AND s.generation = @Generation)
        RETURNING cluster),
    written AS (
        UPDATE orleans_silo s SET status = @Status, suspected = @SuspectTimes, alive = greatest(s.alive, @IAmAliveTime)
        FROM changed
        WHERE s.cluster = changed.cluster AND s.address = @Address AND s.port = @Port AND s.generation = @Generation
        RETURNING 1)
    SELECT count(*) FROM written$$),

('UpdateIAmAlivetimeKey', $$
    UPDATE orleans_silo SET alive = greatest(alive, @IAmAliveTime)
    WHERE cluster = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation$$),

-- The version comes back also where there is no such silo.
('MembershipReadRowKey', $$
    SELECT s.address AS Address, s.port AS Port, s.generation AS Generation, s.name AS SiloName, s.host AS HostName, s.status AS Status,
        s.gateway_port AS ProxyPort, s.suspected AS SuspectTimes, s.started AS StartTime, s.alive AS IAmAliveTime, c.version AS Version
    FROM orleans_cluster c LEFT JOIN orleans_silo s
        ON s.cluster = c.cluster AND s.address = @Address AND s.port = @Port AND s.generation = @Generation
    WHERE c.cluster = @DeploymentId$$),

('MembershipReadAllKey', $$
    SELECT s.address AS Address, s.port AS Port, s.generation AS Generation, s.name AS SiloName, s.host AS HostName, s.status AS Status,
        s.gateway_port AS ProxyPort, s.suspected AS SuspectTimes, s.started AS StartTime, s.alive AS IAmAliveTime, c.version AS Version
    FROM orleans_cluster c LEFT JOIN orleans_silo s ON s.cluster = c.cluster
    WHERE c.cluster = @DeploymentId$$),

('GatewaysQueryKey', $$
    SELECT address AS Address, gateway_port AS ProxyPort, generation AS Generation
    FROM orleans_silo WHERE cluster = @DeploymentId AND status = @Status AND gateway_port > 0$$),

('DeleteMembershipTableEntriesKey', $$
    DELETE FROM orleans_cluster WHERE cluster = @DeploymentId$$),

-- 6 is the status of a silo that is dead.
('CleanupDefunctSiloEntriesKey', $$
    DELETE FROM orleans_silo
    WHERE cluster = @DeploymentId AND status = 6 AND suspected IS NULL AND started < @IAmAliveTime AND alive < @IAmAliveTime$$),

('CleanupDefunctSiloEntryKey', $$
    DELETE FROM orleans_silo
    WHERE cluster = @DeploymentId AND status = 6 AND address = @Address AND port = @Port AND generation = @Generation
        AND started = @StartTime AND alive = @IAmAliveTime AND coalesce(suspected, '') = coalesce(@SuspectTimes, '')$$),

-- A state that has not been read has no version; where another has written in between, the version comes back as it was given, and Orleans refuses.
('WriteToStorageKey', $$
    WITH written AS (
        UPDATE orleans_state SET content = @PayloadBinary, version = version + 1, changed = now()
        WHERE service = @ServiceId AND grain_type = @GrainTypeString AND key0 = @GrainIdN0 AND key1 = @GrainIdN1
            AND key_text = coalesce(@GrainIdExtensionString, '') AND version = @GrainStateVersion
        RETURNING version),
    added AS (
        INSERT INTO orleans_state (service, grain_type, key0, key1, key_text, content, version, changed)
        SELECT @ServiceId, @GrainTypeString, @GrainIdN0, @GrainIdN1, coalesce(@GrainIdExtensionString, ''), @PayloadBinary, 1, now()
        WHERE @GrainStateVersion::integer IS NULL
        ON CONFLICT DO NOTHING RETURNING version)
    SELECT coalesce((SELECT version FROM written), (SELECT version FROM added), @GrainStateVersion) AS NewGrainStateVersion$$),

('ReadFromStorageKey', $$
    SELECT content AS PayloadBinary, version AS Version FROM orleans_state
    WHERE service = @ServiceId AND grain_type = @GrainTypeString AND key0 = @GrainIdN0 AND key1 = @GrainIdN1
        AND key_text = coalesce(@GrainIdExtensionString, '')$$),

('ClearStorageKey', $$
    UPDATE orleans_state SET content = NULL, version = version + 1, changed = now()
    WHERE service = @ServiceId AND grain_type = @GrainTypeString AND key0 = @GrainIdN0 AND key1 = @GrainIdN1
        AND key_text = coalesce(@GrainIdExtensionString, '') AND version = @GrainStateVersion
    RETURNING version AS NewGrainStateVersion$$),

('DeleteStorageKey', $$
    DELETE FROM orleans_state
    WHERE service = @ServiceId AND grain_type = @GrainTypeString AND key0 = @GrainIdN0 AND key1 = @GrainIdN1
        AND key_text = coalesce(@GrainIdExtensionString, '') AND version = @GrainStateVersion
    RETURNING version + 1 AS NewGrainStateVersion$$)
ON CONFLICT (QueryKey) DO UPDATE SET QueryText = excluded.QueryText WHERE OrleansQuery.QueryText <> excluded.QueryText;
