using System;
using System.Linq;
using BenchmarkDotNet.Attributes;
using CompiledNet.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CompiledNet.Benchmarks.Suites;

/// <summary>What a network costs its author: the first run of the generator, and the run at each keystroke.</summary>
public class GeneratorBenchmarks
{
    private readonly Compilation[] _elsewhere = new Compilation[2], _network = new Compilation[2];
    private GeneratorDriver _driver = null!;
    private int _keystrokes;

    /// <summary>Dense layers of the network.</summary>
    [Params(3, 50)]
    public int Layers { get; set; }

    /// <exception cref="InvalidOperationException">The generator emitted nothing: there would be nothing to time.</exception>
    [GlobalSetup]
    public void SetUp()
    {
        for (int edit = 0; edit < 2; edit++)
        {
            _elsewhere[edit] = Project(outputs: 1, other: edit);
            _network[edit] = Project(outputs: edit + 1, other: 0);
        }

        _driver = GeneratorHost.Driver().RunGenerators(_elsewhere[0]);
        if (_driver.GetRunResult().GeneratedTrees.IsEmpty) throw new InvalidOperationException("The generator emitted nothing.");
    }

    [Benchmark(Baseline = true, Description = "first run")]
    public GeneratorDriver FirstRun() => GeneratorHost.Driver().RunGenerators(_elsewhere[0]);

    [Benchmark(Description = "keystroke elsewhere")]
    public GeneratorDriver KeystrokeElsewhere() => _driver = _driver.RunGenerators(_elsewhere[++_keystrokes % 2]);

    [Benchmark(Description = "keystroke in the network")]
    public GeneratorDriver KeystrokeInTheNetwork() => _driver = _driver.RunGenerators(_network[++_keystrokes % 2]);

    private Compilation Project(int outputs, int other)
    {
        string layers = string.Join(", ", Enumerable.Repeat("Dense<ReLU>(64)", Layers - 1));
        string network = $"using CompiledNet; [Network, Input(64), {layers}, Dense({outputs}), Loss<MeanSquaredError>] public sealed partial class Timed;";
        return GeneratorHost.Compilation(LanguageVersion.CSharp13, network, $"public static class Other {{ public const int Value = {other}; }}");
    }
}
