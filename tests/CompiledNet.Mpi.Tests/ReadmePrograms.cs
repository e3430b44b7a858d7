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
}
