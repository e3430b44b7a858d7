using System.Collections.Generic;

namespace CompiledNet.Testing;

/// <summary>Networks of one namespace, to be compiled with those of others.</summary>
/// <param name="Name">Its name, the last part of the namespace.</param>
/// <param name="Sources">The networks.</param>
/// <param name="Blocks">Further classes that they use.</param>
public sealed record NetworkBatch(string Name, IReadOnlyList<NetworkSource> Sources, string Blocks = "")
{
    /// <summary>The file that declares these classes.</summary>
    public string ToCode(IEnumerable<string> classes) => $$"""
        using System;
        using System.Numerics;
        using CompiledNet;
        using CompiledNet.Numerics;

        namespace Cases.{{Name}};

        {{Blocks}}
        {{string.Join("\n", classes)}}
        """;
}
