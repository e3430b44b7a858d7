using System;
using System.Collections.Generic;
using System.Linq;

namespace CompiledNet;

/// <summary>
/// One file with all that a fit is at some moment between two steps: parameters, the optimizer's state, the step, the position in the data,
/// sums and metrics of the epoch, history, and what callbacks keep. Reading changes nothing until all of it is known to fit.
/// </summary>
internal static class TrainingCheckpoint
{
    /// <summary>The text that says what the file is; those beside it begin with it.</summary>
    public const string Version = "compilednet.training";

    private const string CurrentVersion = "3", StructureName = Version + ".structure";

    /// <summary>Writes the file, by another one that takes its place when it is whole.</summary>
    /// <returns>Its checksum.</returns>
    public static string? Save(string path, FitState fit)
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal) { [Version] = CurrentVersion, [StructureName] = fit.Network.Description.Structure };
        foreach (var (name, value) in fit.Identity.Lines) metadata.Add($"{Version}.{name}", value);
        NamedTensor[] tensors = [.. Tensors(fit)];
        FileMetadata.Seal(metadata, tensors);
        SafeTensors.Save(path, tensors, metadata);
        return FileMetadata.SealOf(metadata);
    }

    /// <summary>Takes the fit to where the file was written.</summary>
    /// <returns>The checksum of the file.</returns>
    /// <exception cref="WeightFileException">The file cannot be read, is damaged, or belongs to another network, optimizer, data set or fit; the message says what differs. Nothing has changed.</exception>
    public static string? Restore(string path, FitState fit)
    {
        var file = SafeTensors.Load(path);
        if (!file.Metadata.TryGetValue(Version, out string? version)) throw new WeightFileException("This is no checkpoint of a training.", path);
        if (version != CurrentVersion) throw new WeightFileException($"The checkpoint has the version {version}; {CurrentVersion} was expected.", path);
        FileMetadata.CheckSeal(file);
        if (fit.Network.Description.DifferenceTo(file.Metadata.GetValueOrDefault(StructureName, "")) is { } difference)
            throw new WeightFileException($"The checkpoint belongs to another training: {difference}.", path);
        foreach (var (name, value) in fit.Identity.Lines)
            if (file.Metadata.GetValueOrDefault($"{Version}.{name}") is var came && came != value)
                throw new WeightFileException($"The checkpoint belongs to another training: its {name} is '{came}', that of this fit '{value}'.", path);
        new CheckpointReader(file, fit).Restore();
        return FileMetadata.SealOf(file.Metadata);
    }

    private static IEnumerable<NamedTensor> Tensors(FitState fit)
    {
        foreach (var parameter in fit.Network.Description.Parameters)
        {
            float[] values = new float[parameter.Count];
            parameter.Gather<float>(fit.Network.Parameters.Span, values);
            yield return new NamedTensor("parameters/" + parameter.Name, [.. parameter.Shape], values);
        }

        var optimizer = fit.Trainer.Optimizer.State;
        foreach (string name in optimizer.Names) yield return new NamedTensor("optimizer/" + name, [.. optimizer.ShapeOf(name)], optimizer[name]);
        foreach (string name in optimizer.NumberNames) yield return Number("optimizer number/" + name, optimizer.Number(name));
        yield return Number("optimizer/iterations", optimizer.Iterations);
        yield return Number("optimizer/learning rate", fit.Trainer.Optimizer.LearningRate);
        yield return Doubles("optimizer/scheduled", ScheduledRates(fit.Trainer.Optimizer, optimizer.Iterations));

        yield return Number("fit/step", fit.Trainer.Step);
        yield return Number("fit/epoch", fit.Epoch);
        yield return Number("fit/batch", fit.Batch);
        yield return Number("fit/loss sum", fit.LossSum);
        yield return Number("fit/samples", fit.Samples);
        ulong digest = fit.Reader.DigestBefore(fit.Batch);
        yield return Doubles("fit/digest", [digest >> 32, (uint)digest]);
        yield return Number("fit/stop", fit.Context.StopTraining ? 1 : 0);
        yield return Doubles("fit/output losses", fit.OutputLosses.Sums);
        for (int i = 0; i < fit.Metrics.Count; i++)
            if (fit.Batch > 0 && fit.Metrics[i].SaveState() is { } state) yield return Doubles($"metric/{i}", state);

        yield return Doubles("fit/frozen", Array.ConvertAll(NetworkFreezing.Of(fit.Network).Marks(), isFrozen => isFrozen ? 1.0 : 0));
        float[] states = fit.Trainer.States();
        yield return new NamedTensor("fit/states", [states.Length], states);
        foreach (var tensor in HistoryTensors(fit.Context.History)) yield return tensor;
        for (int i = 0; i < fit.Callbacks.Length; i++)
        {
            var state = new CallbackState();
            fit.Callbacks[i].SaveState(state);
            foreach (var (name, value) in state.Numbers) yield return Number($"callback number/{i}/{name}", value);
            foreach (var (name, values) in state.Arrays) yield return new NamedTensor($"callback/{i}/{name}", [values.Length], values);
        }
    }

    /// <summary>What the schedule says of the first step and of the next one, as far as it can be told from another by; nothing without one.</summary>
    public static double[] ScheduledRates(Optimizer optimizer, long iterations) =>
        optimizer.Schedule is { } schedule ? [schedule.LearningRate(0), schedule.LearningRate(iterations)] : [];

    private static IEnumerable<NamedTensor> HistoryTensors(History history)
    {
        yield return Doubles("history epochs", [.. history.Epochs.Select(epoch => (double)epoch)]);
        yield return Doubles("history durations", [.. history.Durations.Select(duration => (double)duration.Ticks)]);
        for (int i = 0; i < history.Names.Count; i++) yield return Doubles($"history/{i}/{history.Names[i]}", [.. history[history.Names[i]]]);
    }

    private static NamedTensor Number(string name, double value) => new(name, [], (ReadOnlySpan<double>)[value]);

    private static NamedTensor Doubles(string name, ReadOnlySpan<double> values) => new(name, [values.Length], values);
}
