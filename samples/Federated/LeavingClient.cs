using CompiledNet.Federated;
using CompiledNet.Numerics;

/// <summary>A client that leaves some of the rounds it is asked in, as telephones do: without an answer, or with half of one.</summary>
internal sealed class LeavingClient(IFederatedClient client, int seed) : IFederatedClient
{
    public string Name => client.Name;

    public async Task<ReadOnlyMemory<byte>> TrainAsync(FederatedTask task, CancellationToken cancellationToken)
    {
        int draw = new RandomStream(seed, (ulong)task.Round).NextInt32(20);
        if (draw < 2) throw new IOException("the battery was empty");
        var update = await client.TrainAsync(task, cancellationToken);
        return draw == 2 ? update[..(update.Length / 2)] : update;
    }
}
