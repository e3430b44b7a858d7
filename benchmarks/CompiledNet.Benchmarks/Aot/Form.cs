using System.Collections.Generic;

namespace CompiledNet.Benchmarks.Aot;

/// <summary>One way to compile the latency program.</summary>
/// <param name="Name">As in the table.</param>
/// <param name="Native">Whether ahead of time.</param>
/// <param name="Properties">Build properties besides.</param>
/// <param name="Goals">The largest time, relative to the just-in-time compiler's, that some workloads may take.</param>
public sealed record Form(string Name, bool Native, IReadOnlyList<string> Properties, IReadOnlyDictionary<string, double> Goals)
{
    /// <summary>All, the one that the others are compared with first.</summary>
    public static IReadOnlyList<Form> All { get; } =
    [
        new("JIT", false, ["-p:PublishAot=false"], NoGoals),
        new("AOT", true, [], new Dictionary<string, double> { ["I2"] = 1.6 }),
        new("AOT avx", true, ["-p:CompiledNetRunTimeDispatch=true"], NoGoals) { GoalOfAll = 1.1 },
        new("AOT v3", true, ["-p:IlcInstructionSet=x86-64-v3"], NoGoals) { GoalOfAll = 1.05 },
    ];

    /// <summary>The same for every workload, or null.</summary>
    public double? GoalOfAll { get; private init; }

    private static IReadOnlyDictionary<string, double> NoGoals => new Dictionary<string, double>();

    /// <summary>The goal of a workload, or null.</summary>
    public double? GoalOf(string workload) => Goals.TryGetValue(workload, out double goal) ? goal : GoalOfAll;
}
