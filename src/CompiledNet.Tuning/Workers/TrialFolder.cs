using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;

namespace CompiledNet.Tuning;

/// <summary>
/// A folder over which a search and its workers talk, on one machine or shared by several. For each trial there are at most four files, each replaced
/// as a whole: what to run, the reports, how many of them the search has answered, and the outcome.
/// </summary>
internal sealed class TrialFolder(string path)
{
    private const string Format = "compilednet.workers.1";
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>What the search is: its space and the version of its objective.</summary>
    private string Search => System.IO.Path.Combine(Path, "search.json");

    private string Ended => System.IO.Path.Combine(Path, "ended");

    /// <summary>Whether the search has ended, and with it its workers.</summary>
    public bool IsEnded => File.Exists(Ended);

    /// <summary>Whether there is a search.</summary>
    public bool IsBegun => File.Exists(Search);

    /// <summary>Says what the search is, or checks that it is the one that is there.</summary>
    /// <exception cref="TrialRunnerException">There is another one.</exception>
    public void Begin(SearchSpace space, string version)
    {
        if (IsBegun) Check(space, version);
        else Write(Search, json => { json.WriteString("format", Format); json.WriteString("version", version); json.WriteString("space", space.ToString()); });
    }

    /// <summary>Checks that the search is of a space and a version.</summary>
    /// <exception cref="TrialRunnerException">It is not.</exception>
    public void Check(SearchSpace space, string version)
    {
        var (format, otherVersion, otherSpace) = Read(Search, json => (Text(json, "format"), Text(json, "version"), Text(json, "space")));
        if (format != Format) throw new TrialRunnerException($"'{Search}' has the format '{format}', expected {Format}.");
        if (otherVersion != version) throw new TrialRunnerException($"The search of '{Path}' is of version {otherVersion} of the objective, not {version}.");
        if (otherSpace != space.ToString()) throw new TrialRunnerException($"The search of '{Path}' is in another space:\n{otherSpace}\nnot\n{space}");
    }

    public void End() => AtomicFile.Write(Ended, _ => { });

    /// <summary>Makes a search go on that has ended.</summary>
    /// <returns>Whether it had.</returns>
    public bool Reopen()
    {
        if (!IsEnded) return false;
        File.Delete(Ended);
        return true;
    }

    /// <summary>Asks for a trial.</summary>
    /// <exception cref="TrialRunnerException">It is there with other values.</exception>
    public void Ask(TrialRequest request)
    {
        string file = Of(request.Number, "trial");
        if (!File.Exists(file))
        {
            Write(file, json =>
            {
                json.WriteNumber("seed", request.Seed);
                json.WriteStartObject("values");
                foreach (var (name, value) in request.Point.Values) json.WriteString(name, value);
                json.WriteEndObject();
            });
            return;
        }

        var there = Asked(request.Number, request.Point.Space);
        if (there.Seed != request.Seed || !there.Point.Equals(request.Point))
            throw new TrialRunnerException(FormattableString.Invariant($"Trial {request.Number} of '{Path}' is there with {there.Point}, seed {there.Seed}; it cannot be run again with {request.Point}, seed {request.Seed}: give another search another folder."));
    }

    /// <summary>The numbers of the trials that are asked for and have no outcome, in their order.</summary>
    public IEnumerable<int> Open() =>
        from file in Directory.Exists(Path) ? Directory.GetFiles(Path, "*.trial") : []
        let number = int.Parse(System.IO.Path.GetFileNameWithoutExtension(file), CultureInfo.InvariantCulture)
        where !File.Exists(Of(number, "outcome"))
        orderby number
        select number;

    /// <summary>The trial that is asked for.</summary>
    public TrialRequest Asked(int number, SearchSpace space) => Read(Of(number, "trial"), json => new TrialRequest(
        number, space.PointFrom(json.GetProperty("values").EnumerateObject().Select(one => KeyValuePair.Create(one.Name, one.Value.GetString()!))), json.GetProperty("seed").GetInt32()));

    public void WriteReports(int number, IReadOnlyList<TrialReport> reports) => Write(Of(number, "reports"), json => TrialLine.WriteReports(json, reports));

    public IReadOnlyList<TrialReport> Reports(int number) => File.Exists(Of(number, "reports")) ? Read(Of(number, "reports"), TrialLine.ReadReports) : [];

    /// <summary>Says that so many reports were taken, and whether the trial is to end after the last of them.</summary>
    public void Answer(int number, int reports, bool isStopped) => Write(Of(number, "answers"), json => { json.WriteNumber("reports", reports); json.WriteBoolean("stopped", isStopped); });

    public (int Reports, bool IsStopped) Answers(int number) =>
        File.Exists(Of(number, "answers")) ? Read(Of(number, "answers"), json => (json.GetProperty("reports").GetInt32(), json.GetProperty("stopped").GetBoolean())) : (0, false);

    public void WriteOutcome(int number, TrialOutcome outcome) => Write(Of(number, "outcome"), json =>
    {
        // JSON has no NaN and no infinity.
        json.WriteString("value", outcome.Value.ToString("R", CultureInfo.InvariantCulture));
        if (outcome.Error is not null) json.WriteString("error", outcome.Error);
    });

    public TrialOutcome? Outcome(int number) => !File.Exists(Of(number, "outcome")) ? null : Read(Of(number, "outcome"), json => new TrialOutcome(
        double.Parse(Text(json, "value"), CultureInfo.InvariantCulture), json.TryGetProperty("error", out var error) ? error.GetString() : null));

    /// <summary>Removes the checkpoints of trials that have an outcome.</summary>
    /// <param name="isOwn">Tells the numbers of those that nobody else is at.</param>
    public void ClearCheckpoints(Func<int, bool> isOwn)
    {
        foreach (var (number, checkpoint) in TrialCheckpoint.AllIn(Path))
            if (isOwn(number) && File.Exists(Of(number, "outcome"))) checkpoint.Clear();
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;

    private static void Write(string file, Action<Utf8JsonWriter> members)
    {
        try
        {
            AtomicFile.Write(file, stream => stream.Write(SealedLine.Write(members)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new TrialRunnerException($"'{file}' cannot be written: {exception.Message}", exception);
        }
    }

    private static T Read<T>(string file, Func<JsonElement, T> members)
    {
        for (long start = Stopwatch.GetTimestamp(); ;)
        {
            try
            {
                byte[] line = File.ReadAllBytes(file);
                return SealedLine.Read(line.AsMemory(0, Math.Max(0, line.Length - 1)), members);
            }
            catch (IOException) when (Stopwatch.GetElapsedTime(start) < s_patience)
            {
                // Whoever has put it there still holds it, for a moment.
                Thread.Sleep(1);
            }
            catch (Exception exception) when (exception is FormatException or IOException or UnauthorizedAccessException)
            {
                throw new TrialRunnerException($"'{file}' cannot be read: {exception.Message}", exception);
            }
        }
    }

    private string Of(int number, string what) => System.IO.Path.Combine(Path, string.Create(CultureInfo.InvariantCulture, $"{number}.{what}"));
}
