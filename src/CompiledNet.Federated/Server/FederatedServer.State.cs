using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace CompiledNet.Federated;

/// <summary>What a server saves and takes up.</summary>
public sealed partial class FederatedServer
{
    private const string Prefix = "compilednet.federation", Version = "2", ParameterPrefix = "parameters/", OptimizerPrefix = "optimizer/";

    /// <summary>Saves the weights, the state of the optimizer, the round, who was asked in it, and the records; whole or not at all.</summary>
    /// <param name="path">The file to write or to replace; see <see cref="AtomicFile.Write"/>.</param>
    /// <exception cref="WeightFileException">The file cannot be written.</exception>
    public void Save(string path)
    {
        NamedTensor[] tensors = [.. StateTensors()];
        SafeTensors.Save(path, tensors, SafeTensors.Seal(tensors, StateTexts()));
    }

    /// <summary>Writes the same to a stream.</summary>
    /// <param name="stream">Where to write.</param>
    public void Save(Stream stream)
    {
        NamedTensor[] tensors = [.. StateTensors()];
        SafeTensors.Write(stream, tensors, SafeTensors.Seal(tensors, StateTexts()));
    }

    /// <summary>Goes on where <see cref="Save(string)"/> was called, in the same bits; the updates of an open round are to be received again.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="WeightFileException">The file cannot be read or is damaged.</exception>
    /// <exception cref="FederatedException">The state belongs to another network, optimizer or seed; the message says what differs. Nothing has changed.</exception>
    public void Restore(string path) => Restore(SafeTensors.Load(path));

    /// <summary>The same from a stream.</summary>
    /// <param name="stream">A stream that knows its length.</param>
    /// <exception cref="WeightFileException">The content is damaged.</exception>
    /// <exception cref="FederatedException">The state belongs to another network, optimizer or seed; the message says what differs. Nothing has changed.</exception>
    public void Restore(Stream stream) => Restore(SafeTensors.Read(stream));

    private Dictionary<string, string> StateTexts() => new(StringComparer.Ordinal)
    {
        [Prefix] = Version,
        [Prefix + ".structure"] = Network.Description.Structure,
        [Prefix + ".position"] = JsonSerializer.Serialize(
            new SavedPosition(_options.Optimizer.ToString(), _options.Seed, Round, Attempt, _invited, Began, _records), SavedPositionContext.Default.SavedPosition),
    };

    private IEnumerable<NamedTensor> StateTensors()
    {
        var parameters = Network.Description.Parameters;
        foreach (var weight in Network.Weights) yield return new NamedTensor(ParameterPrefix + weight.Name, [.. weight.Shape], weight.ToArray());
        for (int i = 0; i < parameters.Count; i++)
            for (int slot = 0; slot < _step.State[i].Length; slot++)
                yield return new NamedTensor($"{OptimizerPrefix}{parameters[i].Name}/{_options.Optimizer.Slots[slot].Name}", [.. parameters[i].Shape], _step.State[i][slot]);
    }

    private void Restore(TensorFile file)
    {
        if (!file.Metadata.TryGetValue(Prefix, out string? version)) throw new FederatedException($"{file.Path ?? "The content"} is no state of a federation.");
        if (version != Version) throw new FederatedException($"Expected a state of version {Version}, got '{version}'.");
        file.CheckSeal();
        if (Network.Description.DifferenceTo(Text(file, ".structure")) is { } difference) throw new FederatedException($"The state is of another network: {difference}.");
        var position = Position(file);
        if (position.Optimizer != _options.Optimizer.ToString()) throw new FederatedException($"The state belongs to {position.Optimizer}, the server has {_options.Optimizer}.");
        if (position.Seed != _options.Seed) throw new FederatedException($"The state belongs to the seed {position.Seed}, the server has {_options.Seed}.");

        var parameters = Network.Description.Parameters;
        float[][] weights = new float[parameters.Count][];
        double[][][] state = new double[parameters.Count][][];
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] = Tensor(file, ParameterPrefix + parameters[i].Name, parameters[i].Count).ToArray();
            state[i] = [.. _options.Optimizer.Slots.Select(slot => Doubles(Tensor(file, $"{OptimizerPrefix}{parameters[i].Name}/{slot.Name}", parameters[i].Count)))];
        }

        WeightValues.Set(Network, weights);
        _step.Restore(state);
        Forget();
        (Round, Attempt, Began, _invited) = (position.Round, position.Attempt, position.Began, [.. position.Invited]);
        _records.Clear();
        _records.AddRange(position.Records);
    }

    private static SavedPosition Position(TensorFile file)
    {
        try
        {
            return JsonSerializer.Deserialize(Text(file, ".position"), SavedPositionContext.Default.SavedPosition) ?? throw new FederatedException("The state has no position.");
        }
        catch (JsonException damage)
        {
            throw new FederatedException($"The position in the state is damaged: {damage.Message}", damage);
        }
    }

    private static string Text(TensorFile file, string name) =>
        file.Metadata.TryGetValue(Prefix + name, out string? text) ? text : throw new FederatedException($"The state has no '{Prefix}{name}'.");

    private static double[] Doubles(NamedTensor tensor)
    {
        double[] values = new double[tensor.Count];
        tensor.CopyTo(values);
        return values;
    }

    private static NamedTensor Tensor(TensorFile file, string name, int count) => file.Find(name) is { } tensor && tensor.Count == count
        ? tensor
        : throw new FederatedException($"The state has no '{name}' of {count} numbers.");
}
