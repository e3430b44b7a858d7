using System;
using System.Collections.Generic;
using System.Linq;

namespace CompiledNet.Federated;

/// <summary>From the updates of a round to the server's new weights: clipping, the mean, noise, the server's optimizer, constraints.</summary>
internal sealed class ServerStep
{
    private readonly INetwork<float> _network;
    private readonly FederatedOptions _options;

    public ServerStep(INetwork<float> network, FederatedOptions options)
    {
        (_network, _options) = (network, options);
        State = [.. network.Description.Parameters.Select(parameter => options.Optimizer.Slots.Select(slot => Enumerable.Repeat(slot.Initial, parameter.Count).ToArray()).ToArray())];
    }

    /// <summary>What the optimizer keeps, by parameter and slot.</summary>
    public double[][][] State { get; private set; }

    /// <summary>Goes on with what another one has kept.</summary>
    public void Restore(double[][][] state) => State = state;

    /// <summary>Changes the weights of the network and the state of the optimizer, or nothing.</summary>
    /// <param name="updates">The updates, in the order of their sum.</param>
    /// <param name="round">The number of the round.</param>
    /// <returns>What each has come to.</returns>
    /// <exception cref="FederatedException">The new weights would not be finite.</exception>
    public Contribution[] Run(IReadOnlyList<ReceivedUpdate> updates, int round)
    {
        var parameters = _network.Description.Parameters;
        var frozen = _network.FrozenParameters().ToHashSet(StringComparer.Ordinal);
        bool[] isLive = [.. parameters.Select(parameter => parameter.Trainable && !frozen.Contains(parameter.Name))];
        // Averages of batch normalization are averaged too.
        bool[] isTaken = [.. parameters.Select((parameter, i) => isLive[i] || (!parameter.Trainable && !frozen.Contains(parameter.Name) && _options.NoiseMultiplier == 0))];

        float[][] start = WeightValues.Of(_network);
        double[] shares = WeightedMean.Shares(updates, _options), norms = [.. updates.Select(update => Norm(start, update.Values, isTaken))];
        double[] scales = Array.ConvertAll(norms, norm => norm > _options.ClipNorm ? _options.ClipNorm.Value / norm : 1);
        double[][] mean = WeightedMean.Of(start, updates, shares, scales);
        if (_options.NoiseMultiplier > 0) UpdateNoise.Add(mean, isLive, _options.NoiseMultiplier * _options.ClipNorm!.Value * shares.Max(), _options.Seed, round);

        double[][][] state = Array.ConvertAll(State, slots => Array.ConvertAll(slots, values => (double[])values.Clone()));
        float[][] result = new float[start.Length][];
        for (int i = 0; i < result.Length; i++)
        {
            if (isLive[i]) _options.Optimizer.Step(start[i], mean[i], state[i]);
            result[i] = isTaken[i] ? Array.ConvertAll(mean[i], value => (float)value) : start[i];
            if (isLive[i] && parameters[i].Constraint is { } constraint) constraint.Apply(result[i], [.. parameters[i].Shape]);
        }

        if (Array.FindIndex(result, values => !Array.TrueForAll(values, float.IsFinite)) is >= 0 and var lost)
            throw new FederatedException($"Round {round} would have made weights of '{parameters[lost].Name}' that are not finite by {_options.Optimizer}: take a smaller learning rate, or less noise. The weights are those of before.");

        WeightValues.Set(_network, result);
        State = state;
        return [.. updates.Select((update, i) => new Contribution(update.Client, update.Samples, shares[i], update.Loss, norms[i], scales[i] != 1))];
    }

    private static double Norm(float[][] start, float[][] values, bool[] isTaken)
    {
        double sum = 0;
        for (int i = 0; i < start.Length; i++)
        {
            if (!isTaken[i]) continue;
            for (int j = 0; j < start[i].Length; j++)
            {
                double change = (double)values[i][j] - start[i][j];
                sum += change * change;
            }
        }

        return Math.Sqrt(sum);
    }
}
