using System;
using System.IO;

namespace CompiledNet.Mpi.Tests;

/// <summary>What a rank does, by an environment variable. Starting ranks takes longer than what they do, so that they do much at once.</summary>
internal static class RankProgram
{
    /// <summary>The variable: a task and a folder, separated by a bar.</summary>
    public const string Variable = "COMPILEDNET_RANK";

    /// <summary>Whether this process is a rank.</summary>
    public static bool IsWanted => Task.Length > 0;

    private static string Task => Environment.GetEnvironmentVariable(Variable) ?? "";

    /// <summary>Does the task.</summary>
    public static void Run()
    {
        string[] parts = Task.Split('|');
        var world = MpiExchange.World;
        switch (parts[0])
        {
            case "all":
            case "chosen":
                Console.WriteLine($"rank {world.Rank} of {world.Ranks}: {world.LibraryVersion}");
                foreach (string name in parts[0] == "all" ? RankTrainings.Names : RankTrainings.Chosen) Save(RankTrainings.Run(name, world), world, Path.Combine(parts[1], name));
                foreach (string name in RankTrainings.Fast) Save(RankTrainings.RunFast(name, world), world, Path.Combine(parts[1], "fast " + name));
                world.Overlaps = true;
                foreach (string name in RankTrainings.Overlapped) Save(RankTrainings.RunFast(name, world), world, Path.Combine(parts[1], "overlapped " + name));
                RankSearches.Run(world, Path.Combine(parts[1], "search"));
                Refuse(new RankNetwork(1), new FitOptions { Exchange = world, Seed = world.Rank });
                var frozen = new RankNetwork(1);
                if (world.Rank == 1) frozen.Freeze("dense");
                Refuse(frozen, new FitOptions { Exchange = world });
                break;
            case "kill":
            case "resume":
                Save(RankTrainings.Backed(Path.Combine(parts[1], "backup"), world, parts[0] == "kill" && world.Rank == world.Ranks - 1 ? 5 : -1), world, Path.Combine(parts[1], "resumed"));
                break;
            case "throw":
                if (world.Rank == 1) throw new NotSupportedException("This rank cannot go on.");
                world.Barrier();
                break;
        }
    }

    // Every rank sees it, and goes on.
    private static void Refuse(RankNetwork network, FitOptions options)
    {
        try
        {
            network.Fit(RankData.Classes(20), options);
        }
        catch (ArgumentException refusal)
        {
            Console.WriteLine($"rank {options.Exchange!.Rank}: {refusal.Message}");
        }
    }

    // Every rank has to have the same; the first writes it.
    private static void Save(byte[] own, MpiExchange world, string path)
    {
        byte[] first = (byte[])own.Clone();
        world.Broadcast(first);
        if (!own.AsSpan().SequenceEqual(first)) throw new InvalidOperationException($"Rank {world.Rank} has another result than rank 0: {path}.");
        if (world.Rank == 0) File.WriteAllBytes(path, own);
    }
}
