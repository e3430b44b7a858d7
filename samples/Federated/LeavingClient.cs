using CompiledNet.Federated;

/// <summary>A client that leaves some of the rounds it is asked in, as telephones do: without an answer, or with half of one.</summary>
internal sealed class LeavingClient(IFederatedClient client, int seed) : IFederatedClient
{
    public string Name => client.Name;

    public async Task<ReadOnlyMemory<byte>> TrainAsync(FederatedTask task, CancellationToken cancellationToken)
    {
        int draw = new Random(seed + 1000 * task.Round).Next(10);
        if (draw == 0) throw new IOException("the battery was empty");
        var update = await client.TrainAsync(task, cancellationToken);
        return draw == 1 ? update[..(update.Length / 2)] : update;
    }
}
