using System;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>The weights that a network is to predict with, where they are others than those that training steps from.</summary>
public abstract partial class Optimizer
{
    private AlignedBuffer<float> _trained;
    private double[] _isEvaluating = [0];
    private float[] _evaluated = [];

    /// <summary>Whether the weights to predict with are others, which follow from the state.</summary>
    private protected virtual bool EvaluatesOtherWeights => false;

    /// <summary>Whether the network has the weights to predict with now, and not those of training.</summary>
    internal bool IsEvaluating => _isEvaluating[0] != 0;

    /// <summary>Computes the weights to predict with.</summary>
    /// <param name="trained">The weights that training steps from.</param>
    /// <param name="evaluated">Takes the others.</param>
    private protected virtual void Evaluate(ReadOnlySpan<float> trained, Span<float> evaluated) => trained.CopyTo(evaluated);

    /// <summary>
    /// Gives the network the weights that it is to predict with: the moving average of <see cref="UseEma"/> for good, what
    /// <see cref="ScheduleFreeAdamW"/> and <see cref="LBFGS"/> evaluate until the next step. Does nothing where they are those of training, and before the
    /// first step. <see cref="NetworkFitting.Fit"/> ends with it; in a loop of one's own it comes before an evaluation and at the end. As
    /// <c>finalize_variable_values</c> in Keras.
    /// </summary>
    /// <param name="network">The network that this optimizer trains.</param>
    /// <exception cref="InvalidOperationException">The optimizer trains another network.</exception>
    public void FinalizeWeights(INetwork<float> network)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (Iterations == 0) return;
        if (Binding is not WeakReference<INetwork<float>> bound || !bound.TryGetTarget(out var own) || !ReferenceEquals(own, network))
            throw new InvalidOperationException($"This optimizer does not train this network, a '{network.Description.Name}'.");
        BeginEvaluation(network);
        if (UseEma) KeepAverage(network);
    }

    /// <summary>Puts the weights to predict with in the place of those of training.</summary>
    internal void BeginEvaluation(INetwork<float> network)
    {
        if (!EvaluatesOtherWeights || Iterations == 0 || IsEvaluating) return;
        using var change = network.ParameterSet.Change();
        var parameters = change.Span[.._trained.Length];
        parameters.CopyTo(_trained.Span);
        Evaluate(_trained.Span, parameters);
        _isEvaluating[0] = 1;
    }

    /// <summary>Puts the weights of training back in their place. Weights that were set meanwhile have moved both alike.</summary>
    internal void EndEvaluation(INetwork<float> network)
    {
        if (!IsEvaluating) return;
        var trained = _trained.Span;
        if (_evaluated.Length < trained.Length) _evaluated = new float[trained.Length];
        Evaluate(trained, _evaluated);
        using var change = network.ParameterSet.Change();
        var parameters = change.Span[..trained.Length];
        for (int i = 0; i < parameters.Length; i++)
            parameters[i] = parameters[i].Equals(_evaluated[i]) ? trained[i] : trained[i] + (parameters[i] - _evaluated[i]);
        _isEvaluating[0] = 0;
    }
}
