using CompiledNet;
using CompiledNet.Mpi;

namespace CompiledNet.Mpi.Tests.Readme;

/// <summary>The programs of the README, compiled; they are not run.</summary>
internal static class ReadmePrograms
{
    public static void Ranks(INetwork<float> network, Dataset data)
    {
        var history = network.Fit(data, new FitOptions { Exchange = MpiExchange.World, Epochs = 10, BatchSize = 256 });
        if (MpiExchange.World.Rank == 0) network.Save("network.safetensors");
    }

    public static void Sources(INetwork<float> network)
    {
        var samples = BatchSource.FromCsv("train.csv", label: "class").Shuffle(10_000).Prefetch();   // read as it goes
        var inMemory = BatchSource.FromCsv("train.csv", label: "class").Shard(MpiExchange.World);     // a part in each process
        network.Fit(inMemory, new FitOptions { Exchange = MpiExchange.World });
    }
}
