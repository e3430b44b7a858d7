using System.Threading.Tasks;
using CompiledNet.Orleans;
using Npgsql;

namespace CompiledNet.OrleansTests;

/// <summary>The store out of reach, and its tables.</summary>
[Collection(ClusterTests.Name)]
public sealed class StoreTests(SharedCluster cluster)
{
    // Port 1 is nobody's.
    private const string Nowhere = "Host=127.0.0.1;Port=1;Username=nobody;Password=secret;Database=nothing;Timeout=5";

    [Fact]
    public async Task AStoreOutOfReachIsNamedWithoutItsPassword()
    {
        string message = (await Should.ThrowAsync<StoreException>(() => PostgresStore.CreateTablesAsync(Nowhere))).Message;
        message.ShouldStartWith("PostgreSQL at 127.0.0.1:1, database nothing cannot be used: ");
        message.ShouldNotContain("secret");
        (await Should.ThrowAsync<StoreException>(() => PostgresStore.CreateTablesAsync("Hots=1"))).Message.ShouldContain("a connection string that cannot be read");
    }

    [Fact]
    public async Task TablesAreMadeByAsManyAtOnceAsThereAre()
    {
        await cluster.Store.RunAsync("CREATE DATABASE new");
        string database = new NpgsqlConnectionStringBuilder(cluster.Store.ConnectionString) { Database = "new" }.ConnectionString;
        await Task.WhenAll(PostgresStore.CreateTablesAsync(database), PostgresStore.CreateTablesAsync(database), PostgresStore.CreateTablesAsync(database));
    }
}
