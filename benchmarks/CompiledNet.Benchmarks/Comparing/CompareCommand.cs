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

    // A machine that others share is quiet now and then: every workload is measured at several times.
    private const int Parts = 4;

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static void Compare(string[] arguments)
    {
        var peers = AvailablePeers();
        var matches = new List<Match>();
        try
        {
            foreach (var workload in Chosen(arguments)) matches.Add(Prepared(workload, peers));
            for (int part = 1; part <= Parts; part++)
            {
                Console.Error.WriteLine($"measuring, part {part} of {Parts} …");
                foreach (var match in matches) match.Measure((double)part / Parts);
            }

            Report([.. matches.SelectMany(match => match.Rows)]);
        }
        finally
        {
            foreach (var match in matches) match.Dispose();
        }
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

    private static Match Prepared(Workload workload, List<Peer> peers)
    {
        Console.Error.WriteLine($"{workload.Name}: {workload.Title} …");
        var match = new Match(workload, peers);
        Console.Error.WriteLine($"answers differ by {match.LargestDifference:G2} at most");
        match.WarmUp();
        return match;
    }

    private static void Report(CompareRow[] rows)
    {
        CompareTable.Write(rows, Console.Out);
        System.IO.File.WriteAllText(File, JsonSerializer.Serialize(rows, s_json) + "\n");
        Console.WriteLine($"written to {File}");
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
