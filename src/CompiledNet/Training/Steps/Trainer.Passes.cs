using System;

namespace CompiledNet;

/// <summary>The parts of a step as calls of their own: forward, backward, update.</summary>
public sealed partial class Trainer
{
    private int _forwardRows;
    private long _forwardStep = -1;

    /// <summary>The gradients that <see cref="Backward"/> has added up, by the names of the parameters.</summary>
    public NamedGradients Gradients => field ??= new NamedGradients(Network.Description, _gradient);

    /// <summary>
    /// Of a network declared with <see cref="NetworkAttribute.InputGradients"/>, the gradients of the inputs of the last batch, rows ×
    /// InputSize numbers, zero for token ids: after <see cref="Backward"/> of what its output gradients belong to, that call's alone; after <see cref="ComputeGradients"/> and
    /// <see cref="TrainOnBatch(ReadOnlySpan{float}, ReadOnlySpan{float}, ReadOnlySpan{float})"/> of the mean loss of the batch. They last until the next call.
    /// </summary>
    /// <exception cref="InvalidOperationException">The network does not give them, or nothing has gone back through the last batch.</exception>
    public ReadOnlySpan<float> InputGradients => !Network.Description.HasInputGradients
        ? throw new InvalidOperationException($"'{Network.Description.Name}' gives no gradients of its inputs: declare it with [Network(InputGradients = true)].")
        : WentBack(nameof(InputGradients)).InputGradients();

    /// <summary>
    /// The same for what inner layers gave, which are declared as outputs without a loss, <c>[Conv2D&lt;ReLU&gt;(8, 3), Output]</c>: rows × OutputSize
    /// numbers, where <see cref="Outputs"/> has the values, and zeros for outputs that have a loss.
    /// </summary>
    /// <exception cref="InvalidOperationException">The network does not give them, or nothing has gone back through the last batch.</exception>
    public ReadOnlySpan<float> InnerGradients => !Network.Description.HasInnerGradients
        ? throw new InvalidOperationException($"'{Network.Description.Name}' gives no gradients of inner layers: declare it with [Network(InputGradients = true)], and the layer with [Output].")
        : WentBack(nameof(InnerGradients)).InnerGradients();

    /// <summary>
    /// Of a network declared with <see cref="NetworkAttribute.AttentionWeights"/>, what the queries of its layers of attention looked at in the last
    /// batch, rows × the weights of a sample: of each layer in <see cref="NetworkDescription.AttentionLayers"/> softmax(query · keyᵀ) [heads, queries, keys],
    /// before its dropout, zero for keys that a query may not look at. They last until the next call.
    /// </summary>
    /// <exception cref="InvalidOperationException">The network does not give them, or there was no batch.</exception>
    public ReadOnlySpan<float> AttentionWeights => Network.Description.AttentionLayers.Count == 0
        ? throw new InvalidOperationException($"'{Network.Description.Name}' does not say what its attention looks at: declare it with [Network(AttentionWeights = true)].")
        : _gradient.HasRun ? _gradient.AttentionWeights() : throw new InvalidOperationException("There was no batch that attention could have looked at: the order is Forward, AttentionWeights; or TrainOnBatch, AttentionWeights.");

    /// <summary>
    /// Runs a batch forward as training does, with dropout and batch normalization, as the first part of a step. Each call without an
    /// update between draws anew and counts <see cref="Step"/> on. The batch is copied for the way back.
    /// </summary>
    /// <param name="inputs">Rows × InputSize numbers, at most <see cref="Capacity"/> rows.</param>
    /// <returns>The outputs, rows × OutputSize numbers; they last until the next call.</returns>
    /// <exception cref="ArgumentException">The length does not fit the network or the capacity, or that of the batch before if the network is stateful; or a number is no id of the embedding that reads it.</exception>
    /// <exception cref="InvalidOperationException">Another thread is in this trainer, or the network or the optimizer is trained elsewhere; or the network mixes samples with their targets (<see cref="MixUpAttribute"/>).</exception>
    public ReadOnlySpan<float> Forward(ReadOnlySpan<float> inputs)
    {
        var claims = Enter();
        try
        {
            if (_mixing is not null) throw new InvalidOperationException($"'{Network.Description.Name}' mixes samples together with their targets, which Forward does not get: use ComputeGradients or TrainOnBatch, or a network without the layer.");
            TokenCheck.Run(Network.Description, inputs);
            int rows = CheckedRows(inputs.Length);
            BeginPass();
            var outputs = _gradient.Forward(inputs, rows, Step);
            _forwardRows = rows;
            return outputs;
        }
        finally
        {
            Leave(claims);
        }
    }

    /// <summary>
    /// What <see cref="TrainOnBatch(ReadOnlySpan{float}, ReadOnlySpan{float}, ReadOnlySpan{float})"/> does, without the step: the gradients of
    /// the declared losses add up with those that wait, and are there to be read, changed and taken by <see cref="Update"/>, or forgotten by
    /// <see cref="ClearGradients"/>. <see cref="InputGradients"/> are those of this batch alone. Each call without an update draws anew and counts <see cref="Step"/> on.
    /// </summary>
    /// <returns>The mean loss with the penalties of the regularizers, whose gradients <see cref="Update"/> adds.</returns>
    /// <inheritdoc cref="TrainOnBatch(ReadOnlySpan{float}, ReadOnlySpan{float}, ReadOnlySpan{float})" path="/param"/>
    /// <exception cref="ArgumentException">As of a whole step; what waits stays.</exception>
    /// <exception cref="InvalidOperationException">Another thread is in this trainer, or the network or the optimizer is trained elsewhere.</exception>
    public float ComputeGradients(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> sampleWeights = default)
    {
        var claims = Enter();
        try
        {
            int rows = CheckedBatch(inputs, targets, sampleWeights);
            BeginPass();
            return (float)(_gradient.ComputeMore(Batch(inputs, targets, sampleWeights, rows), rows, Step) / rows + _penalties.Sum(Network.Parameters.Span, _frozen));
        }
        finally
        {
            Leave(claims);
        }
    }

    /// <summary>
    /// Goes back through the batch of the last <see cref="Forward"/>, as often as wanted: the gradients of the parameters add up until
    /// <see cref="Update"/>.
    /// </summary>
    /// <param name="outputGradients">
    /// The gradient of what is to be made small by each output, rows × OutputSize numbers, any division by the number of rows
    /// included. Outputs without a loss pass nothing back and take zeros only.
    /// </param>
    /// <exception cref="ArgumentException">The length is not that of the outputs, or an output without a loss is given a gradient.</exception>
    /// <exception cref="InvalidOperationException">There was no <see cref="Forward"/> since the last update, another thread is in this trainer, or the network or the optimizer is trained elsewhere.</exception>
    public void Backward(ReadOnlySpan<float> outputGradients)
    {
        var claims = Enter();
        try
        {
            if (_forwardRows == 0) throw new InvalidOperationException("Backward goes back through the batch of a Forward, and there was none since the last step: the order is Forward, Backward as often as wanted, Update.");
            BatchCheck.Length(outputGradients.Length, _forwardRows, Network.Description.OutputSize, "output gradients", nameof(outputGradients));
            CheckOutputsWithoutLoss(outputGradients);
            _gradient.Backward(outputGradients);
            if (_frozen.Any) CompleteGradient();
        }
        finally
        {
            Leave(claims);
        }
    }

    /// <summary>Takes the step: gradients of the regularizers, transformations, optimizer, constraints. The gradients then begin at zero again.</summary>
    /// <exception cref="InvalidOperationException">There was no <see cref="Backward"/> or <see cref="ComputeGradients"/> since the last step, the optimizer needs the loss (<see cref="LBFGS"/>), another thread is in this trainer, or the network or the optimizer is trained elsewhere.</exception>
    public void Update()
    {
        var claims = Enter();
        try
        {
            if (!_gradient.IsPending) throw new InvalidOperationException("Update needs a gradient, and there is none since the last step: the order is Forward, Backward as often as wanted, Update.");
            if (Optimizer.TakesAllSamples) throw new InvalidOperationException($"{Optimizer.GetType().Name} needs the loss that belongs to a gradient, which Update does not know: take whole steps, by TrainOnBatch with all samples.");
            _gradient.Collect();
            _gradient.ClearPending();
            _forwardRows = 0;
            Apply(isFinite: true);
        }
        finally
        {
            Leave(claims);
        }
    }

    /// <summary>Forgets the gradients that <see cref="Backward"/> has added up.</summary>
    public void ClearGradients() => _gradient.ClearPending();

    private BatchGradient WentBack(string wanted) => _gradient.HasInputGradients ? _gradient : throw new InvalidOperationException(
        $"These gradients come from a way back, and there was none through the last batch: the order is Forward, Backward, {wanted}; or ComputeGradients, {wanted}.");

    // What was computed for a step that was not taken draws from random numbers of its own.
    private void BeginPass()
    {
        if (_forwardStep == Step) Step++;
        _forwardStep = Step;
        _forwardRows = 0;
        TakeMarks();
    }

    private void CheckOutputsWithoutLoss(ReadOnlySpan<float> outputGradients)
    {
        var network = Network.Description;
        for (int i = 0; i < network.Outputs.Count; i++)
        {
            var output = network.Outputs[i];
            if (output.Loss is not null) continue;
            int length = output.Positions * output.Shape[^1];
            for (int row = 0; row < _forwardRows; row++)
                if (outputGradients.Slice(row * network.OutputSize + output.Offset, length).ContainsAnyExcept(0f))
                    throw new ArgumentException($"The output '{output.Name}' has no loss, so that no gradient goes back from it: declare it with Output<T>, whose loss is not used by Backward.", nameof(outputGradients));
        }
    }
}
