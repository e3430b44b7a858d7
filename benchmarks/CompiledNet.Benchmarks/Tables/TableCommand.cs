using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using CompiledNet.Benchmarks.Peers.Python;

namespace CompiledNet.Benchmarks.Tables;

/// <summary>
/// <c>tables</c> measures the way of 100,000 × 40 numbers from a CSV file to predictions, against pandas, scikit-learn and PyTorch: processor time of one thread, and the time that
/// passes on one thread and on two, the best of several.
/// </summary>
internal static class TableCommand
{
    private const int Rows = 100_000, Features = 40;

    public static void Run()
    {
        string folder = Directory.CreateTempSubdirectory("compilednet-tables").FullName;
        try
        {
            string path = Path.Combine(folder, "table.csv");
            Write(path);
            var (ours, shared) = (Ours(path, threads: 1), Ours(path, threads: 2));
            var peer = Peer(path);
            Console.WriteLine("| work | ours, ms | pandas, scikit-learn, PyTorch, ms | ratio | passed, ms | on two threads, ms | ratio |");
            Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|");
            foreach (var ((name, what, (processor, passed)), (_, _, (_, together))) in ours.Zip(shared))
            {
                double? theirs = peer?[name]?.GetValue<double>();
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"| {what} | {processor * 1000:0.0} | {theirs * 1000:0.0} | {theirs / processor:0.0}x | {passed * 1000:0.0} | {together * 1000:0.0} | {passed / together:0.00}x |"));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static (string Name, string What, (double Processor, double Passed) Seconds)[] Ours(string path, int threads)
    {
        var read = Best(20, () => Dataset.FromCsv(path, new CsvOptions { Labels = [^1], Threads = threads }), out var data);
        var split = Best(20, () => data.StratifiedSplit(0.8, seed: 1, threads).First, out var train);
        var scale = Best(20, () => StandardScaler.Fit(train, threads).Apply(train, threads), out var scaled);
        var epoch = Best(5, () => new TableNetwork(seed: 1).Fit(scaled, new FitOptions { BatchSize = 32, Optimizer = new Adam(), Threads = threads }), out _);
        var model = new TableNetwork(seed: 1);
        var evaluate = Best(10, () => model.Evaluate(scaled, [new BinaryAccuracy()], threads: threads), out _);
        float[] million = [.. Enumerable.Repeat(data.Features.ToArray(), 10).SelectMany(rows => rows)], outputs = new float[million.Length / Features];
        var predict = Best(10, () =>
        {
            model.PredictBatch(million, outputs, threads);
            return outputs;
        }, out _);
        return
        [
            ("csv", "reading 100,000 × 40 numbers and a label from CSV", read), ("split", "a stratified split", split), ("scale", "fitting a scaler to 80,000 rows and applying it", scale),
            ("epoch", "an epoch of Adam over them, batch 32, 40-32-1", epoch), ("evaluate", "loss and accuracy of them", evaluate), ("predict", "predicting a million rows", predict),
        ];
    }

    // OPENBLAS_CORETYPE would choose kernels for another processor than this.
    private static JsonNode? Peer(string path)
    {
        if (PythonProcess.Find("pandas") is not { } interpreter || PythonProcess.Find("torch") is null) return null;
        using var stream = typeof(TableCommand).Assembly.GetManifestResourceStream("data_peer.py")!;
        using var script = new StreamReader(stream);
        var start = new ProcessStartInfo(interpreter, ["-c", script.ReadToEnd(), path]) { RedirectStandardOutput = true };
        start.Environment.Remove("OPENBLAS_CORETYPE");
        foreach (string variable in (string[])["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"]) start.Environment[variable] = "1";
        using var process = Process.Start(start)!;
        string reply = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? JsonNode.Parse(reply) : throw new InvalidOperationException("data_peer.py failed; its message stands above.");
    }

    // Processor time is that of the process, as the compiler of the runtime is part of what the first calls take, and the host gives the cores to others.
    private static (double Processor, double Passed) Best<T>(int times, Func<T> work, out T result)
    {
        using var process = Process.GetCurrentProcess();
        double processor = double.MaxValue, passed = double.MaxValue;
        result = default!;
        for (int i = 0; i < times; i++)
        {
            process.Refresh();
            var before = process.TotalProcessorTime;
            long start = Stopwatch.GetTimestamp();
            result = work();
            passed = Math.Min(passed, Stopwatch.GetElapsedTime(start).TotalSeconds);
            process.Refresh();
            processor = Math.Min(processor, (process.TotalProcessorTime - before).TotalSeconds);
        }

        return (processor, passed);
    }

    // Six digits, as tables have them.
    private static void Write(string path)
    {
        var random = new Random(1);
        using var writer = new StreamWriter(path);
        writer.WriteLine(string.Join(',', Enumerable.Range(0, Features).Select(i => $"x{i}")) + ",y");
        var line = new StringBuilder();
        for (int row = 0; row < Rows; row++)
        {
            line.Clear();
            for (int i = 0; i < Features; i++) line.Append(CultureInfo.InvariantCulture, $"{(random.NextDouble() - 0.5) * 20:G6},");
            writer.WriteLine(line.Append(random.Next(2)));
        }
    }
}
