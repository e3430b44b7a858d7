using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace CompiledNet;

/// <summary>Searches for hyper-parameters as TensorBoard's HParams show them.</summary>
public static class SearchSummaries
{
    /// <summary>
    /// Writes each of several runs, such as the trials of a search: its hyper-parameters, its value as the metric, what it reported on the way as
    /// <c>{valueName}/on_the_way</c>, and how it ended. The table and the parallel coordinates of the plugin HParams are made of these.
    /// </summary>
    /// <param name="runs">The runs.</param>
    /// <param name="logDir">The folder, which TensorBoard is given; a folder is made for each run, by its name, and files that it has already are left.</param>
    /// <param name="valueName">What the value is called.</param>
    /// <exception cref="ArgumentException">A name is empty, two runs are called alike, or a hyper-parameter is no text, number or truth value.</exception>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    /// <exception cref="UnauthorizedAccessException">Writing to the folder is not allowed.</exception>
    public static void WriteHParams(this IEnumerable<HyperParameterRun> runs, string logDir, string valueName = "value")
    {
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentException.ThrowIfNullOrEmpty(logDir);
        ArgumentException.ThrowIfNullOrEmpty(valueName);
        HyperParameterRun[] all = [.. runs];
        if (all.CountBy(run => run.Name).FirstOrDefault(name => name.Value > 1) is { Key: { } twice }) throw new ArgumentException($"Several runs are called '{twice}'.", nameof(runs));
        foreach (var run in all)
        {
            using var writer = new SummaryWriter(Path.Combine(logDir, run.Name));
            var end = DateTime.UtcNow;
            writer.HParams(run.HyperParameters, run.Name, end - run.Duration);
            foreach (var (step, value) in run.Reports) writer.Scalar(valueName + "/on_the_way", value, step);
            if (run.Value is { } last) writer.Scalar(valueName, last, 0);
            if (run.Error is not null) writer.Text("error", run.Error, 0);
            writer.HParamsEnd(run.Error is not null ? HParamsStatus.Failure : run.Value is not null ? HParamsStatus.Success : HParamsStatus.Unknown, end);
        }
    }
}
