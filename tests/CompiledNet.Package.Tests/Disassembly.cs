using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;

namespace CompiledNet.Package.Tests;

/// <summary>The functions of a native executable, as the disassembler shows them.</summary>
internal sealed partial class Disassembly
{
    private readonly Dictionary<string, List<string>> _functions = [];

    private Disassembly(string text)
    {
        List<string> instructions = [];
        foreach (string line in text.Split('\n'))
        {
            if (Head().Match(line) is { Success: true } head) instructions = _functions[head.Groups[1].Value] = [];
            else if (line.Split('\t', 2) is [_, var instruction]) instructions.Add(instruction);
        }
    }

    /// <summary>Reads what was compiled from C#.</summary>
    public static async Task<Disassembly> Of(string program, string disassembler) => new(
        (await Command.Run(disassembler, Path.GetDirectoryName(program)!, new Dictionary<string, string>(), "-d", "--no-show-raw-insn", "-j", "__managedcode", program)).Succeeded().Output);

    /// <summary>The instructions of all functions whose name matches.</summary>
    public IReadOnlyList<string> Instructions(Regex name) => [.. _functions.Where(function => name.IsMatch(function.Key)).SelectMany(function => function.Value)];

    /// <summary>The calls of all functions that those whose name matches <paramref name="roots"/> reach through functions of <paramref name="own"/>.</summary>
    public IReadOnlyList<(string Caller, string Callee)> Calls(Regex roots, Regex own)
    {
        var calls = new List<(string Caller, string Callee)>();
        var waiting = new Queue<string>(_functions.Keys.Where(name => roots.IsMatch(name)));
        var seen = waiting.ToHashSet();
        while (waiting.TryDequeue(out string? caller))
        {
            foreach (string callee in _functions[caller].Select(instruction => Call().Match(instruction)).Where(call => call.Success).Select(call => call.Groups[1].Value).Distinct())
            {
                calls.Add((caller, callee));
                if (own.IsMatch(callee) && _functions.ContainsKey(callee) && seen.Add(callee)) waiting.Enqueue(callee);
            }
        }

        return calls;
    }

    [GeneratedRegex("^[0-9a-f]+ <(.+)>:$")]
    private static partial Regex Head();

    // A jump into another function is a call in the last place.
    [GeneratedRegex(@"^(?:call|bl|jmp|b)\s[^<]*<(.+?)(?:\+0x[0-9a-f]+)?>$")]
    private static partial Regex Call();
}
