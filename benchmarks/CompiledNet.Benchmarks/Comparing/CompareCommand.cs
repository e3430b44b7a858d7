using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using CompiledNet.Benchmarks.Peers;
using CompiledNet.Benchmarks.Workloads;

namespace CompiledNet.Benchmarks.Comparing;

/// <summary><c>compare [--only I1,T2]</c> measures and writes compare.json; <c>smoke [--only …]</c> only compares the answers.</summary>
public static class CompareCommand
{
    private const string File = "compare.json";

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static void Compare(string[] arguments)
    {
        var rows = new List<CompareRow>();
        var peers = AvailablePeers();
        foreach (var workload in Chosen(arguments))
        {
            Console.Error.WriteLine($"{workload.Name}: {workload.Title} …");
            using var match = new Match(workload, peers);
            Console.Error.WriteLine($"answers differ by {match.LargestDifference:G2} at most");
            rows.AddRange(match.Measure());
        }

        CompareTable.Write(rows, Console.Out);
        System.IO.File.WriteAllText(File, JsonSerializer.Serialize(rows, s_json) + "\n");
        Console.WriteLine($"written to {File}");
    }

    public static void Smoke(string[] arguments)
    {
        var peers = AvailablePeers();
        foreach (var workload in Chosen(arguments))
        {
            using var match = new Match(workload, peers);
            match.RunOnce(Console.Out);
        }
    }

    private static List<Peer> AvailablePeers()
    {
        foreach (var peer in PeerTable.Others)
            if (peer.Absence is { } reason) Console.WriteLine($"without {peer.Name}: {reason}");
        return [.. PeerTable.Others.Where(peer => peer.Absence is null)];
    }

    private static IEnumerable<Workload> Chosen(string[] arguments) => arguments switch
    {
        [] => WorkloadTable.All,
        ["--only", var names] => names.Split(',').SelectMany(WorkloadTable.Select),
        _ => throw new ArgumentException($"--only I1,T2 was expected, not: {string.Join(' ', arguments)}"),
    };
}
