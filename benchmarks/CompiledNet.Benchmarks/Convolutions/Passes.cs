using System;
using System.Linq;
using CompiledNet.CompilerServices;

namespace CompiledNet.Benchmarks.Convolutions;

/// <summary>The prediction of a sample and the gradients of a batch by one network.</summary>
internal sealed class Passes
{
    private const int Batch = 16;

    private readonly INetwork<float> _network;
    private readonly InferenceWorkspace<float> _inference;
    private readonly TrainingWorkspace<float> _training;
    private readonly float[] _inputs, _outputs, _targets;

    public Passes(INetwork<float> network)
    {
        var description = network.Description;
        _network = network;
        _inference = new InferenceWorkspace<float>(description, 1);
        _training = new TrainingWorkspace<float>(description, Batch) { KeepOutputs = false };
        _inputs = [.. Enumerable.Range(0, Batch * description.InputSize).Select(i => MathF.Sin(i * 0.37f))];
        _targets = new float[Batch * description.TargetSize];
        _outputs = new float[description.OutputSize];
    }

    /// <summary>The outputs of the last prediction, and the gradients of the last batch.</summary>
    public float[] Answer => [.. _outputs, .. _training.Gradients.Span];

    public void Predict() => _network.Infer(_inputs.AsSpan(0, _network.Description.InputSize), _outputs, 1, _inference);

    public void Train() => _network.Backpropagate(_inputs, _targets, default, 1f / Batch, Batch, _training);
}
