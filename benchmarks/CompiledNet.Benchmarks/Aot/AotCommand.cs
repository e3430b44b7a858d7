using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using CompiledNet.Benchmarks.Comparing;
using CompiledNet.Benchmarks.Networks;

namespace CompiledNet.Benchmarks.Aot;

/// <summary><c>aot</c>: NativeAOT against the just-in-time compiler, for a prediction, a step or one of training, and for the first prediction of a process.</summary>
public static class AotCommand
{
    private const int Rounds = 12, StartsPerRound = 8;
    private const double MostMillisecondsToFirst = 10;
    private const string Row = "| {0,-8} | {1,-8} | {2,-4} | {3,21} | {4,8} | {5,6} | {6,-4} |";

    public static void Run()
    {
        string folder = Directory.CreateTempSubdirectory("compilednet-aot-").FullName;
        try
        {
            string weights = Path.Combine(folder, "large.safetensors");
            var network = new LargeNetwork();
            LargeNetwork.Model.WriteTo(network);
            network.Save(weights);

            var programs = new List<LatencyProgram>();
            foreach (var form in Form.All)
            {
                Console.Error.WriteLine($"publishing: {form.Name} …");
                programs.Add(new LatencyProgram(form, Path.Combine(folder, form.Name.Replace(' ', '-')), weights));
                Equality.Check("I2", form.Name, [programs[0].Answer], [programs[^1].Answer]);
            }

            Measure(programs);
            Write(programs);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // In turns, so that a disturbance of the machine meets all alike.
    private static void Measure(List<LatencyProgram> programs)
    {
        for (int round = 0; round < Rounds; round++)
        {
            foreach (var program in programs) program.MeasurePredictions();
            for (int start = 0; start < StartsPerRound; start++)
                foreach (var program in programs) program.MeasureStart();
        }
    }

    private static void Write(List<LatencyProgram> programs)
    {
        WriteRow("workload", "form", "unit", "best (median)", "to JIT", "goal", "met");
        Console.WriteLine("|----------|----------|------|----------------------:|---------:|-------:|------|");
        foreach (string workload in programs[0].Workloads)
        {
            double justInTime = programs[0].Prediction(workload).Best;
            foreach (var program in programs)
            {
                var (best, median) = program.Prediction(workload);
                double ratio = best / justInTime;
                double? goal = program.Form.GoalOf(workload);
                WriteRow(workload, program.Form.Name, "ns", $"{Number(best)} ({Number(median)})", Number(ratio), goal is { } most ? Number(most) : "", goal is null ? "" : Met(ratio <= goal));
            }
        }

        foreach (var program in programs)
        {
            var (best, median) = program.FirstPrediction;
            string ratio = Number(best / programs[0].FirstPrediction.Best);
            WriteRow("first I2", program.Form.Name, "ms", $"{Number(best)} ({Number(median)})", ratio, program.Form.Native ? $"{MostMillisecondsToFirst} ms" : "", program.Form.Native ? Met(median <= MostMillisecondsToFirst) : "");
        }
    }

    private static void WriteRow(params string[] cells) => Console.WriteLine(string.Format(CultureInfo.InvariantCulture, Row, [.. cells]));

    private static string Met(bool met) => met ? "yes" : "NO";

    private static string Number(double value) => value.ToString(value < 1000 ? "0.00" : "#,0", CultureInfo.InvariantCulture);
}
