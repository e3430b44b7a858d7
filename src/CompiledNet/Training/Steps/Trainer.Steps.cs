using System;

namespace CompiledNet;

/// <summary>What a step is made of.</summary>
public sealed partial class Trainer
{
    private float[] _averages = [];

    /// <summary>Takes one step.</summary>
    /// <param name="inputs">Rows × InputSize numbers, at most <see cref="Capacity"/> rows.</param>
    /// <param name="targets">Rows × TargetSize numbers.</param>
    /// <param name="sampleWeights">One weight a row or, of a network with one output, one for each of its positions; or empty for 1.</param>
    /// <returns>
    /// Σ sample weight · loss / rows (of an output that a mask reaches, Σ sample weight · mask · loss / Σ mask), plus the penalties of the regularizers, all before the step. A result that is NaN
    /// or infinite was stepped on as well, unless <see cref="SkipsNonFiniteSteps"/>: the parameters are then usually lost.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// A length does not fit the network or the capacity, a weight is negative or not finite, a target is not what its loss takes, or a
    /// stateful network gets another number of rows than in the batch before.
    /// The network is then as it was.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A number among the inputs is no id of the embedding that reads it; the network is as it was.</exception>
    /// <exception cref="InvalidOperationException">Another thread is in this trainer, or the network or the optimizer is trained elsewhere, or a gradient waits for <see cref="Update"/>.</exception>
    /// <exception cref="ObjectDisposedException">The trainer was disposed of.</exception>
    public float TrainOnBatch(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> sampleWeights = default)
    {
        var claims = Enter();
        try
        {
            int rows = CheckedBatch(inputs, targets, sampleWeights);
            BeginWholeStep();
            return StepOn(_gradient.Compute(Batch(inputs, targets, sampleWeights, rows), rows, Step), rows);
        }
        finally
        {
            Leave(claims);
        }
    }

    /// <summary>Takes one step of the fit that holds network and optimizer, on a batch of checked data that other threads can read where it lies.</summary>
    internal float TrainOnBatch(ref readonly BatchMemory batch, int rows)
    {
        CheckBinding();
        if (Network.Description.StateRowLength > 0) KeepRows(rows);
        BeginWholeStep();
        return _mixing is null ? StepOn(in batch, rows) : StepOnMixed(in batch, rows);
    }

    /// <summary>The states of stateful recurrent layers.</summary>
    internal float[] States() => _gradient.States();

    /// <summary>Goes on behind a batch of so many rows that has left these states.</summary>
    internal void SetStates(ReadOnlySpan<float> states, int rows)
    {
        _gradient.SetStates(states, rows);
        if (Network.Description.StateRowLength > 0) _statefulRows = rows;
    }

    private int CheckedBatch(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> sampleWeights)
    {
        var network = Network.Description;
        int rows = BatchCheck.Rows(inputs.Length, network.InputSize, "inputs", nameof(inputs));
        BatchCheck.Length(targets.Length, rows, network.TargetSize, "targets", nameof(targets));
        BatchCheck.Weights(sampleWeights, rows, network.Outputs.Count == 1 ? network.Outputs[0].LossPositions : 1, nameof(sampleWeights));
        TargetCheck.Run(network, targets, rows, nameof(targets));
        TokenCheck.Run(network, inputs);
        return CheckedRows(inputs.Length);
    }

    private int CheckedRows(int inputs)
    {
        var network = Network.Description;
        int rows = BatchCheck.Rows(inputs, network.InputSize, "inputs", nameof(inputs));
        if (rows > Capacity) throw new ArgumentException($"At most {Capacity} samples were expected, the trainer's capacity, not {rows}.", nameof(inputs));
        if (network.StateRowLength > 0) KeepRows(rows);
        return rows;
    }

    private void KeepRows(int rows)
    {
        BatchCheck.SameRows(Network.Description, rows, _statefulRows);
        _statefulRows = rows;
    }

    // The averages of batch normalization move on the way forward, before the loss of the batch is known.
    private void BeginWholeStep()
    {
        if (_gradient.IsPending) throw new InvalidOperationException("A gradient waits for Update: call it, or ClearGradients, before a whole step.");
        TakeMarks();
        if (!SkipsNonFiniteSteps) return;
        var averages = AveragesOf(Network);
        if (_averages.Length < averages.Length) _averages = new float[averages.Length];
        averages.CopyTo(_averages);
    }

    private float StepOn(ref readonly BatchMemory batch, int rows) =>
        StepOn(_functions is { } functions ? _gradient.Compute(functions, in batch, rows, Step) : _gradient.Compute(new BatchSpans(in batch), rows, Step), rows);

    private float StepOn(double lossSum, int rows)
    {
        _forwardRows = 0;
        double loss = lossSum / rows;
        if (_penalties.Any) loss += _penalties.Sum(Network.Parameters.Span, _frozen);
        if (_takesLoss) Optimizer.TakeLoss(loss);
        Apply(isFinite: !SkipsNonFiniteSteps || double.IsFinite(loss));
        if (SkippedLastStep) RestoreAverages();
        return (float)loss;
    }

    private static ReadOnlySpan<float> AveragesOf(INetwork<float> network) => network.Parameters.Span[network.Description.TrainableLength..];

    private void RestoreAverages()
    {
        using var change = Network.ParameterSet.Change();
        _averages.AsSpan(0, AveragesOf(Network).Length).CopyTo(change.Span[Network.Description.TrainableLength..]);
    }

    /// <summary>From the gradient to the parameters.</summary>
    private void Apply(bool isFinite)
    {
        using var change = Network.ParameterSet.Change();
        if (isFinite && _penalties.Any)
        {
            CompleteGradient();
            _penalties.AddGradients(change.Span, _gradient.Gradient, _frozen);
        }

        SkippedLastStep = !isFinite || (SkipsNonFiniteSteps && !IsFinite());
        if (SkippedLastStep) return;
        if (Transform())
        {
            _update.Run();
            _constraints.Apply(change.Span, _frozen);
        }

        Step++;
    }

    // What is frozen has no gradient, whatever the shards left in its place.
    private void CompleteGradient()
    {
        _gradient.Complete();
        _frozen.Clear(_gradient.Gradient);
    }

    // Between two steps somebody may have frozen or unfrozen, or looked at the weights to predict with.
    private void TakeMarks()
    {
        if (Optimizer.IsEvaluating) Optimizer.EndEvaluation(Network);
        if (_belongings.Frozen is { } now && now != _frozen) Rest(now);
    }

    private void Rest(FrozenParameters frozen)
    {
        _frozen = frozen;
        _gradient.Rest(frozen);
        _update.Rest(frozen);
    }

    // Returns false if there is no update yet.
    private bool Transform()
    {
        if (_transformations.Length == 0 && !Optimizer.Accumulates) return true;
        CompleteGradient();
        var gradient = _gradient.Gradient[..Network.Description.TrainableLength];
        if (!Optimizer.Accumulate(gradient)) return false;
        foreach (var transformation in _transformations)
            if (!transformation.Transform(gradient, Network.Description, Step)) return false;
        return true;
    }

    // Averages of batch normalization can be infinite where loss and gradient are not yet.
    private bool IsFinite()
    {
        CompleteGradient();
        return FiniteCheck.FirstNotFinite(AveragesOf(Network)) < 0 && FiniteCheck.FirstNotFinite(_gradient.Gradient[..Network.Description.TrainableLength]) < 0;
    }
}
