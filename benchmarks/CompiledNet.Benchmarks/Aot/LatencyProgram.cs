using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;

namespace CompiledNet.Benchmarks.Aot;

/// <summary>The program of benchmarks/CompiledNet.Latency in one form, with what its runs have shown.</summary>
public sealed class LatencyProgram
{
    private const string Name = "CompiledNet.Latency";

    private readonly string _program;
    private readonly string[] _arguments;
    private readonly List<double> _starts = [];
    private readonly Dictionary<string, List<(double Best, double Median)>> _predictions = [];

    /// <summary>Publishes the program into <paramref name="folder"/>.</summary>
    /// <param name="form">How.</param>
    /// <param name="folder">Where to.</param>
    /// <param name="weights">The file with the weights of I2.</param>
    /// <exception cref="InvalidOperationException">It did not build.</exception>
    public LatencyProgram(Form form, string folder, string weights)
    {
        Form = form;
        string project = typeof(LatencyProgram).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "LatencyProject").Value!;
        Run("dotnet", ["publish", project, "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "--self-contained", form.Native ? "true" : "false", "-o", folder, .. form.Properties]);
        string path = Path.Combine(folder, Name);
        _program = form.Native ? path : "dotnet";
        _arguments = form.Native ? [weights] : [path + ".dll", weights];
        Answer = float.Parse(Run(_program, _arguments)[0].Split(' ')[^1], CultureInfo.InvariantCulture);
    }

    public Form Form { get; }

    /// <summary>What the program predicted.</summary>
    public float Answer { get; }

    /// <summary>What it has timed, in its order.</summary>
    public IEnumerable<string> Workloads => _predictions.Keys;

    /// <summary>Milliseconds from the start of the process to its end, with one prediction: best and median.</summary>
    public (double Best, double Median) FirstPrediction => (_starts.Min(), Median(_starts));

    /// <summary>Starts the program for one prediction.</summary>
    public void MeasureStart()
    {
        long start = Stopwatch.GetTimestamp();
        Run(_program, _arguments);
        _starts.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    /// <summary>Starts the program to time its predictions and steps of training.</summary>
    public void MeasurePredictions()
    {
        foreach (string[] words in Run(_program, [.. _arguments, "time"]).Skip(1).Select(line => line.Split(' ')))
        {
            if (!_predictions.TryGetValue(words[0], out var rounds)) _predictions[words[0]] = rounds = [];
            rounds.Add((double.Parse(words[1], CultureInfo.InvariantCulture), double.Parse(words[2], CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>Nanoseconds of one prediction or step: the best of all runs, and the median of their medians.</summary>
    public (double Best, double Median) Prediction(string workload) =>
        (_predictions[workload].Min(run => run.Best), Median(_predictions[workload].Select(run => run.Median)));

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(values.Count() / 2);

    private static string[] Run(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {output}");
    }
}
