using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Tasks;

namespace CompiledNet.SummaryTests;

/// <summary>Processes that SIGKILL ends at any moment, while they write event files, a report and a file of trials, leave all of them readable; 60 of them with COMPILEDNET_LONG_TESTS=1.</summary>
public sealed class KillTests
{
    [Fact]
    public async Task WhateverAKillCutsIsReadable()
    {
        int kills = Environment.GetEnvironmentVariable("COMPILEDNET_LONG_TESTS") == "1" ? 60 : 4;
        using var folder = new TemporaryFolder();
        int last = 0;
        for (int kill = 0; kill < kills; kill++)
        {
            using var child = Start(folder.Path);
            var seen = new List<int>();
            int wanted = 1 + kill % 3;
            while (seen.Count < wanted && await NextAsync(child) is { } number) seen.Add(number);
            // Somewhere within the next trial or two, wherever that is.
            await Task.Delay(kill * 7 % 13);
            child.Kill();
            while (await NextAsync(child) is { } number) seen.Add(number);
            await child.WaitForExitAsync();
            // No trial but the one that may not have been noted is run once more.
            if (seen.Count > 0) seen[0].ShouldBeInRange(last, last + 1);
            seen.ShouldBe(Enumerable.Range(seen.FirstOrDefault(), seen.Count));
            last = seen.Count > 0 ? seen[^1] : last;
            CheckFiles(folder.Path, seen);
            if (last >= KilledSearch.Trials - 1) break;
        }

        using (var child = Start(folder.Path))
        {
            await child.StandardOutput.ReadToEndAsync();
            await child.WaitForExitAsync();
            child.ExitCode.ShouldBe(0);
        }

        // What was taken up so often is what was never killed, to the bit.
        using var other = new TemporaryFolder();
        var whole = KilledSearch.Run(other.Path, TextWriter.Null);
        var takenUp = KilledSearch.Run(folder.Path, TextWriter.Null);
        takenUp.Trials.Select(trial => (trial.Point.ToString(), trial.Value)).ShouldBe(whole.Trials.Select(trial => (trial.Point.ToString(), trial.Value)));
    }

    // The number of the next trial that has written its files.
    private static async Task<int?> NextAsync(Process child)
    {
        while (await child.StandardOutput.ReadLineAsync() is { } line)
            if (line.StartsWith(KilledSearch.Prefix, StringComparison.Ordinal)) return int.Parse(line.AsSpan(KilledSearch.Prefix.Length), CultureInfo.InvariantCulture);
        return null;
    }

    private static Process Start(string folder)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        foreach (string argument in (string[])["-explicit", "only", "-method", $"{typeof(KilledSearch)}.{nameof(KilledSearch.InAProcessThatIsKilled)}"]) start.ArgumentList.Add(argument);
        // As programs run: most of a child's time is its start.
        start.Environment["DOTNET_TieredCompilation"] = "1";
        start.Environment[KilledSearch.Variable] = folder;
        return Process.Start(start)!;
    }

    private static void CheckFiles(string folder, List<int> finished)
    {
        foreach (string run in Directory.Exists(Path.Combine(folder, "logs")) ? Directory.GetDirectories(Path.Combine(folder, "logs")) : [])
        {
            string train = Path.Combine(run, "train");
            if (!Directory.Exists(train)) continue;
            foreach (string path in EventFile.Find(train))
            {
                int whole = OtherReader.Read(File.ReadAllBytes(path)).SelectMany(entry => entry.Summary?.Value ?? []).Count(value => value.Tag is "epoch_loss" or "batch_loss");
                EventFile.ReadScalars(path).Count(entry => entry.Tag is "epoch_loss" or "batch_loss").ShouldBe(whole);
            }

            if (finished.Contains(int.Parse(Path.GetFileName(run), CultureInfo.InvariantCulture)))
                OtherReader.ReadRun(train).Scalars("epoch_loss").Length.ShouldBeGreaterThanOrEqualTo(KilledSearch.Epochs);
        }

        string page = Path.Combine(folder, "run.html");
        if (finished.Count == 0 && !File.Exists(page)) return;
        string text = File.ReadAllText(page);
        text.TrimEnd().ShouldEndWith("</html>");
        using var content = JsonDocument.Parse(Regex.Match(text, "id=\"content\">(.*?)</script>", RegexOptions.Singleline).Groups[1].Value);
        content.RootElement.GetProperty("epochs").GetArrayLength().ShouldBe(KilledSearch.Epochs);
    }
}
