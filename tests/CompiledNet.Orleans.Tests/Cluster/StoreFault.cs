using System;
using System.Threading.Tasks;

namespace CompiledNet.OrleansTests;

/// <summary>Makes PostgreSQL refuse some of the writes of states, until it is disposed of.</summary>
internal sealed class StoreFault : IAsyncDisposable
{
    private readonly PostgresServer _store;

    private StoreFault(PostgresServer store) => _store = store;

    /// <summary>Begins to refuse.</summary>
    /// <param name="store">The store.</param>
    /// <param name="condition">Which writes, as an expression of a trigger of PL/pgSQL.</param>
    public static async Task<StoreFault> WithAsync(PostgresServer store, string condition)
    {
        await store.RunAsync($"""
            CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF {condition} THEN RAISE EXCEPTION 'this write fails'; END IF;
                RETURN coalesce(NEW, OLD);
            END $$;
            CREATE TRIGGER refuse BEFORE INSERT OR UPDATE OR DELETE ON orleans_state FOR EACH ROW EXECUTE FUNCTION refuse()
            """);
        return new StoreFault(store);
    }

    public async ValueTask DisposeAsync() => await _store.RunAsync("DROP TRIGGER refuse ON orleans_state");
}
