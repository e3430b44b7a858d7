using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace CompiledNet;

/// <summary>Reads a checkpoint of the right training: first everything, and only then it is put in place.</summary>
internal sealed class CheckpointReader(TensorFile file, FitState fit)
{
    public void Restore()
    {
        var network = fit.Network.Description;
        var optimizer = fit.Trainer.Optimizer.State;
        var parameters = new List<float[]>();
        foreach (var parameter in network.Parameters) parameters.Add(Singles("parameters/" + parameter.Name, parameter.Count));
        var parts = new List<float[]>();
        foreach (string name in optimizer.Names) parts.Add(Singles("optimizer/" + name, optimizer[name].Length));
        var numbers = new List<double>();
        foreach (string name in optimizer.NumberNames) numbers.Add(Number("optimizer number/" + name));
        double iterations = Number("optimizer/iterations"), rate = Number("optimizer/learning rate");
        CheckSchedule((long)iterations);
        double step = Number("fit/step"), epoch = Number("fit/epoch"), batch = Number("fit/batch"), lossSum = Number("fit/loss sum"), samples = Number("fit/samples");
        bool stops = Number("fit/stop") != 0;
        double[] outputLosses = Doubles("fit/output losses", fit.OutputLosses.Sums.Length);
        float[] states = Singles("fit/states", fit.Trainer.States().Length);
        double[] frozen = Doubles("fit/frozen", network.Parameters.Count);
        var history = ReadHistory();
        var callbacks = ReadCallbacks();
        double[] digest = Doubles("fit/digest", 2);
        Seek((int)epoch, (int)batch, ((ulong)digest[0] << 32) | (uint)digest[1]);

        using (var change = fit.Network.ParameterSet.Change())
            for (int i = 0; i < parameters.Count; i++) network.Parameters[i].Scatter<float>(parameters[i], change.Span);
        for (int i = 0; i < parts.Count; i++) optimizer[optimizer.Names[i]] = parts[i];
        for (int i = 0; i < numbers.Count; i++) optimizer.SetNumber(optimizer.NumberNames[i], numbers[i]);
        NetworkFreezing.Set(fit.Network, Array.ConvertAll(frozen, mark => mark != 0));
        optimizer.Iterations = (long)iterations;
        fit.Trainer.Optimizer.LearningRate = (float)rate;
        fit.Trainer.Step = (long)step;
        fit.Trainer.SetStates(states, batch > 0 || history.Epochs.Length > 0 ? fit.Reader.BatchSize : 0);
        (fit.Epoch, fit.Batch, fit.LossSum, fit.Samples) = ((int)epoch, (int)batch, lossSum, (long)samples);
        outputLosses.CopyTo(fit.OutputLosses.Sums);
        fit.OutputLosses.Samples = (long)samples;
        fit.Context.StopTraining = stops;
        fit.Context.History.Restore(history.Epochs, history.Durations, history.Series, fit.Context.Logs);
        for (int i = 0; i < fit.Metrics.Count; i++)
            if (file.Find($"metric/{i}") is { } state) fit.Metrics[i].RestoreState(Doubles($"metric/{i}", state.Count));
            else if (batch > 0) fit.LostMetrics.Add(fit.Metrics.Name(i));
        for (int i = 0; i < fit.Callbacks.Length; i++)
            if (callbacks[i].Numbers.Count + callbacks[i].Arrays.Count > 0) fit.Callbacks[i].RestoreState(callbacks[i]);
    }

    private void CheckSchedule(long iterations)
    {
        double[] was = Doubles("optimizer/scheduled", null), now = TrainingCheckpoint.ScheduledRates(fit.Trainer.Optimizer, iterations);
        if (!was.SequenceEqual(now))
            throw new WeightFileException($"The checkpoint belongs to another training: its schedule gave the learning rates {Text(was)} for the first step and for step {iterations + 1}, that of this fit gives {Text(now)}.", file.Path);

        static string Text(double[] rates) => rates.Length == 0 ? "none" : string.Join(" and ", rates.Select(rate => ((float)rate).ToString(CultureInfo.InvariantCulture)));
    }

    // Reads what the fit had read, and leaves everything as it was if that is something else now.
    private void Seek(int epoch, int batch, ulong digest)
    {
        try
        {
            fit.Reader.Seek(epoch, batch, digest);
        }
        catch (InvalidOperationException other)
        {
            throw new WeightFileException(other.Message, file.Path);
        }
    }

    private (int[] Epochs, TimeSpan[] Durations, List<(string Name, double[] Values)> Series) ReadHistory()
    {
        double[] epochs = Doubles("history epochs", null), durations = Doubles("history durations", epochs.Length);
        var series = new SortedDictionary<int, (string, double[])>();
        foreach (var tensor in file.Tensors)
        {
            string[] parts = tensor.Name.Split('/', 3);
            if (parts is not ["history", var number, var name]) continue;
            series[int.Parse(number, CultureInfo.InvariantCulture)] = (name, Doubles(tensor.Name, epochs.Length));
        }

        return (Array.ConvertAll(epochs, epoch => (int)epoch), Array.ConvertAll(durations, ticks => TimeSpan.FromTicks((long)ticks)), [.. series.Values]);
    }

    private CallbackState[] ReadCallbacks()
    {
        var states = new CallbackState[fit.Callbacks.Length];
        for (int i = 0; i < states.Length; i++) states[i] = new CallbackState();
        foreach (var tensor in file.Tensors)
        {
            string[] parts = tensor.Name.Split('/', 3);
            if (parts.Length < 3 || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int index) || index >= states.Length) continue;
            if (parts[0] == "callback") states[index].Set(parts[2], tensor.ToArray());
            else if (parts[0] == "callback number") states[index].Set(parts[2], Number(tensor.Name));
        }

        return states;
    }

    private float[] Singles(string name, int count)
    {
        var tensor = Find(name, count);
        return tensor.ToArray();
    }

    private double Number(string name) => Doubles(name, 1)[0];

    private double[] Doubles(string name, int? count)
    {
        var tensor = Find(name, count);
        double[] values = new double[tensor.Count];
        tensor.CopyTo(values);
        return values;
    }

    private NamedTensor Find(string name, int? count)
    {
        var tensor = file.Find(name) ?? throw new WeightFileException($"The checkpoint lacks '{name}'.", file.Path, name);
        return count is null || tensor.Count == count
            ? tensor
            : throw new WeightFileException($"'{name}' has {tensor.Count} numbers; {count} were expected.", file.Path, name);
    }
}
