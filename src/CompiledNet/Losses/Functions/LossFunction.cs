using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>What a loss is at one sample, and its gradient.</summary>
/// <param name="prediction">The outputs of the sample, all positions of them.</param>
/// <param name="target">Its targets.</param>
/// <param name="gradient">Takes the derivative of the loss by each output; zero when it is called.</param>
/// <returns>The loss of the sample.</returns>
public delegate double LossGradient(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target, Span<float> gradient);

/// <summary>
/// A loss of one's own as a lambda, where speed does not matter: it takes the place of the declared one in a fit
/// (<see cref="FitOptions.Loss"/>) and an evaluation. Where speed does matter, an <see cref="ILoss"/> is compiled into the network.
/// </summary>
/// <remarks>
/// It is called for each sample, on several threads at once if an evaluation has several. The network needs a declared loss, as that decides how
/// many targets a sample has and what they may be; <see cref="MeanSquaredError"/> takes any numbers, as many as there are outputs. The loss of a batch is
/// Σ sample weight · loss / rows, as of a declared one. Where a mask reaches the output, it is called for each position that counts with what belongs to that position, and the loss is
/// Σ sample weight · loss / positions that count. A network with several outputs takes a function for each that has a loss; the total is their sum by their declared weights.
/// </remarks>
/// <example><c>new LossFunction((prediction, target) => Variable.Pow(prediction[0] - target[0], 4))</c></example>
public sealed class LossFunction
{
    [ThreadStatic]
    private static DerivativeTape? t_tape;

    private readonly LossGradient? _compute;
    private readonly Dictionary<string, LossFunction> _byOutput = [];

    /// <summary>A loss whose gradient is computed from the formula, by the chain rule.</summary>
    /// <param name="loss">The loss of one sample, from its outputs and its targets, by the operators and functions of <see cref="Variable"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="loss"/> is null.</exception>
    public LossFunction(Func<ReadOnlySpan<Variable>, ReadOnlySpan<float>, Variable> loss)
    {
        ArgumentNullException.ThrowIfNull(loss);
        _compute = [MethodImpl(Hot.Optimized)] (prediction, target, gradient) =>
        {
            var tape = t_tape ??= new DerivativeTape();
            var value = loss(tape.Begin(prediction), target);
            tape.Differentiate(value, gradient);
            return value.Value;
        };
    }

    /// <summary>A loss that computes its gradient itself.</summary>
    /// <param name="loss">The loss of one sample; fills in its gradient.</param>
    /// <exception cref="ArgumentNullException"><paramref name="loss"/> is null.</exception>
    public LossFunction(LossGradient loss)
    {
        ArgumentNullException.ThrowIfNull(loss);
        _compute = loss;
    }

    /// <summary>The losses of a network with several outputs.</summary>
    /// <param name="byOutput">The loss of each output that has a declared one, by the name of the output.</param>
    /// <exception cref="ArgumentException">There is none, or one is itself a loss of several outputs.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="byOutput"/> or a loss is null.</exception>
    public LossFunction(IReadOnlyDictionary<string, LossFunction> byOutput)
    {
        ArgumentNullException.ThrowIfNull(byOutput);
        if (byOutput.Count == 0) throw new ArgumentException("The loss of at least one output was expected, not 0.", nameof(byOutput));
        foreach (var (output, loss) in byOutput)
        {
            ArgumentNullException.ThrowIfNull(loss, output);
            if (loss._compute is null) throw new ArgumentException($"The loss of '{output}' was expected to be that of one output; it is itself one of several.", nameof(byOutput));
            _byOutput[output] = loss;
        }
    }

    /// <summary>The loss of one sample, and its gradient.</summary>
    /// <param name="prediction">The outputs of the sample.</param>
    /// <param name="target">Its targets.</param>
    /// <param name="gradient">Takes the derivative of the loss by each output.</param>
    /// <returns>The loss of the sample.</returns>
    /// <exception cref="ArgumentException">The gradient has another length than the prediction.</exception>
    /// <exception cref="InvalidOperationException">It is a loss of several outputs.</exception>
    [MethodImpl(Hot.Optimized)]
    public double Compute(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target, Span<float> gradient)
    {
        if (gradient.Length != prediction.Length) throw new ArgumentException($"A gradient of {prediction.Length} numbers was expected, one for each output, not {gradient.Length}.", nameof(gradient));
        if (_compute is null) throw new InvalidOperationException($"This is a loss of the outputs {Names(_byOutput.Keys)}: ask that of one of them.");
        gradient.Clear();
        return _compute(prediction, target, gradient);
    }

    /// <summary>The loss of each output, null for those that have none.</summary>
    /// <exception cref="ArgumentException">They are not those of the network's outputs with a loss.</exception>
    internal LossFunction?[] Of(NetworkDescription network)
    {
        if (network.Outputs.FirstOrDefault(output => output is { LossSeesAllPositions: true, MaskOffset: not null }) is { } sequence)
            throw new ArgumentException($"A mask reaches the output '{sequence.Name}' of '{network.Name}', whose loss looks at all positions of a sample at once, so that a function can be asked neither for each position nor for all: declare an ISequenceLoss of your own.", "Loss");
        string[] trained = [.. network.Outputs.Where(output => output.Loss is not null).Select(output => output.Name)];
        if (_compute is not null)
            return trained.Length == 1
                ? [.. network.Outputs.Select(output => output.Loss is null ? null : this)]
                : throw new ArgumentException($"One loss by a function was given, but '{network.Name}' has {trained.Length} outputs with a loss: give one for each of {Names(trained)}, by their names.", "Loss");
        if (trained.Except(_byOutput.Keys).Concat(_byOutput.Keys.Except(trained)).FirstOrDefault() is { } wrong)
            throw new ArgumentException($"A loss by a function for each of {Names(trained)} was expected, the outputs of '{network.Name}' with a loss; '{wrong}' is {(trained.Contains(wrong) ? "missing" : "none of them")}.", "Loss");
        return [.. network.Outputs.Select(output => _byOutput.GetValueOrDefault(output.Name))];
    }

    private static string Names(IEnumerable<string> outputs) => string.Join(", ", outputs.Select(output => $"'{output}'"));
}
