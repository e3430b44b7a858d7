using System;

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
/// It is called for each sample, on several threads at once if an evaluation has several. The network needs one output with a declared loss, as that decides how
/// many targets a sample has and what they may be; <see cref="MeanSquaredError"/> takes any numbers, as many as there are outputs. The loss of a batch is
/// Σ sample weight · loss / rows, as of a declared one. An output that a mask reaches is refused.
/// </remarks>
/// <example><c>new LossFunction((prediction, target) => Variable.Pow(prediction[0] - target[0], 4))</c></example>
public sealed class LossFunction
{
    [ThreadStatic]
    private static DerivativeTape? t_tape;

    private readonly LossGradient _compute;

    /// <summary>A loss whose gradient is computed from the formula, by the chain rule.</summary>
    /// <param name="loss">The loss of one sample, from its outputs and its targets, by the operators and functions of <see cref="Variable"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="loss"/> is null.</exception>
    public LossFunction(Func<ReadOnlySpan<Variable>, ReadOnlySpan<float>, Variable> loss)
    {
        ArgumentNullException.ThrowIfNull(loss);
        _compute = (prediction, target, gradient) =>
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

    /// <summary>The loss of one sample, and its gradient.</summary>
    /// <param name="prediction">The outputs of the sample.</param>
    /// <param name="target">Its targets.</param>
    /// <param name="gradient">Takes the derivative of the loss by each output.</param>
    /// <returns>The loss of the sample.</returns>
    /// <exception cref="ArgumentException">The gradient has another length than the prediction.</exception>
    public double Compute(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target, Span<float> gradient)
    {
        if (gradient.Length != prediction.Length) throw new ArgumentException($"A gradient of {prediction.Length} numbers was expected, one for each output, not {gradient.Length}.", nameof(gradient));
        gradient.Clear();
        return _compute(prediction, target, gradient);
    }

    /// <summary>Refuses a network whose loss is not a sum over samples of one output.</summary>
    internal static void Check(NetworkDescription network)
    {
        if (network.Outputs.Count != 1)
            throw new ArgumentException($"A loss by a function takes the place of that of one output, but '{network.Name}' has {network.Outputs.Count}: declare an ILoss of your own, or take the steps yourself by Forward, Backward and Update.", "Loss");
        if (network.MaskSize > 0)
            throw new ArgumentException($"A mask reaches the output of '{network.Name}', which a loss by a function does not know of: declare an ILoss of your own.", "Loss");
    }
}
