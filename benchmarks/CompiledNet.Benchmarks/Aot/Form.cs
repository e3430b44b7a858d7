using System.Collections.Generic;

namespace CompiledNet.Benchmarks.Aot;

/// <summary>One way to compile the latency program.</summary>
/// <param name="Name">As in the table.</param>
/// <param name="Native">Whether ahead of time.</param>
/// <param name="Properties">Build properties besides.</param>
/// <param name="Goals">The largest time, relative to the just-in-time compiler's, that a workload may take.</param>
public sealed record Form(string Name, bool Native, IReadOnlyList<string> Properties, IReadOnlyDictionary<string, double> Goals)
{
    private const string InstructionSet = "-p:IlcInstructionSet=";

    /// <summary>All, the one that the others are compared with first.</summary>
    public static IReadOnlyList<Form> All { get; } =
    [
        new("JIT", false, ["-p:PublishAot=false"], new Dictionary<string, double>()),
        new("AOT", true, [], new Dictionary<string, double> { ["I2"] = 1.6 }),
        new("AOT avx", true, [InstructionSet + "avx"], new Dictionary<string, double>()),
        new("AOT v3", true, [InstructionSet + "x86-64-v3"], new Dictionary<string, double> { ["I1"] = 1.05, ["I2"] = 1.05 }),
    ];
}
