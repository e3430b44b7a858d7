using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNet.CompilerServices;

namespace CompiledNet.Explanations;

/// <summary>
/// Asks a network why: how much each number of an input does for one number of the output. The methods that go by gradients (saliency, input times
/// gradient, integrated gradients, SmoothGrad) need a network declared with <see cref="NetworkAttribute.InputGradients"/>, those that follow attention one with
/// <see cref="NetworkAttribute.AttentionWeights"/>; occlusion takes any. The network
/// is seen as it predicts: without dropout, with the averages of batch normalization. Ids, such as those of words, have no gradient: of a network that takes other numbers
/// too they stay as they are and get 0, and one that takes nothing else is explained by occlusion. An explainer has memory of its own: one thread at a time; the network is not changed.
/// </summary>
public sealed partial class Explainer
{
    private const int Block = 64;
    private readonly INetwork<float> _network;
    private readonly NetworkDescription _description;
    private readonly IReadOnlyList<string> _names;
    private readonly TrainingWorkspace<float>? _workspace;
    private readonly float[] _outputGradients;
    private readonly bool[] _isId;

    /// <summary>Prepares to explain predictions of a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="names">The names of its features, as <see cref="Dataset.FeatureNames"/> has them; null for those of the data it was fitted to, if they had any.</param>
    /// <exception cref="ArgumentException">There are as many names as neither none nor the numbers of an input.</exception>
    public Explainer(INetwork<float> network, IReadOnlyList<string>? names = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        (_network, _description, _names) = (network, network.Description, names ?? network.FeatureNames());
        _isId = new bool[_description.InputSize];
        foreach (var input in _description.Inputs)
            if (input.Vocabulary is not null) _isId.AsSpan(input.Offset, input.Shape.Aggregate(1, (product, size) => product * size)).Fill(true);
        if (_names.Count != 0 && _names.Count != _description.InputSize)
            throw new ArgumentException($"'{_description.Name}' takes {_description.InputSize} numbers, and there are {_names.Count} names.", nameof(names));
        if (_description.HasInputGradients || _description.AttentionLayers.Count > 0) _workspace = new TrainingWorkspace<float>(_description, Block) { Training = false };
        _outputGradients = new float[Block * _description.OutputSize];
    }

    /// <summary>The place in a prediction of one number of an output: of a class, its index.</summary>
    /// <param name="name">The name of the output.</param>
    /// <param name="index">The place within it, row-major.</param>
    /// <exception cref="ArgumentException">There is no such output.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The output is not that long.</exception>
    public int OutputOf(string name, int index = 0)
    {
        var output = _description.Outputs.FirstOrDefault(output => output.Name == name)
            ?? throw new ArgumentException($"'{_description.Name}' has no output '{name}', but: {string.Join(", ", _description.Outputs.Select(one => one.Name))}.", nameof(name));
        int length = output.Shape.Aggregate(1, (product, size) => product * size);
        return index >= 0 && index < length
            ? output.Offset + index
            : throw new ArgumentOutOfRangeException(nameof(index), index, $"The output '{name}' of '{_description.Name}' has {length} numbers, from 0 on.");
    }

    /// <summary>The predictions of rows of inputs.</summary>
    internal float[] Predict(float[] inputs)
    {
        float[] outputs = new float[inputs.Length / _description.InputSize * _description.OutputSize];
        _network.PredictBatch(inputs, outputs);
        return outputs;
    }

    /// <summary>The gradient of one output by the numbers of a sample.</summary>
    internal float[] Gradient(float[] input, int output)
    {
        Check(input, output, byGradients: true);
        return Gradients(input, output);
    }

    /// <summary>The gradient of one output by the inputs, for each row.</summary>
    private float[] Gradients(float[] inputs, int output)
    {
        int size = _description.InputSize, rows = inputs.Length / size;
        float[] gradients = new float[inputs.Length];
        for (int first = 0; first < rows; first += Block)
        {
            int count = Math.Min(Block, rows - first);
            var part = inputs.AsSpan(first * size, count * size);
            Array.Clear(_outputGradients);
            for (int row = 0; row < count; row++) _outputGradients[row * _description.OutputSize + output] = 1;
            _workspace!.States.Reset();
            _network.Forward(part, count, _workspace);
            _network.Backward(part, _outputGradients.AsSpan(0, count * _description.OutputSize), count, _workspace);
            _workspace.InputGradients.AsSpan(0, count * size).CopyTo(gradients.AsSpan(first * size));
        }

        return gradients;
    }

    private void Check(ReadOnlySpan<float> input, int output, bool byGradients)
    {
        CheckInput(input);
        CheckOutput(output);
        if (!byGradients) return;
        if (!_description.HasInputGradients)
            throw new InvalidOperationException($"'{_description.Name}' gives no gradients of its inputs: declare it with [Network(InputGradients = true)].");
        if (Array.TrueForAll(_isId, isId => isId))
            throw new InvalidOperationException($"'{_description.Name}' takes nothing but ids, which have no gradient: use Occlusion, with an id that stands for nothing as its baseline.");
        var place = _description.Outputs.Last(one => one.Offset <= output);
        if (place.Loss is null)
            throw new InvalidOperationException($"The output '{place.Name}' has no loss, so that no gradient goes back from it: declare it with Output<T>, whose loss is not used here.");
    }

    private void CheckInput(ReadOnlySpan<float> input)
    {
        if (input.Length != _description.InputSize)
            throw new ArgumentException($"'{_description.Name}' takes {_description.InputSize} numbers, not {input.Length}.", nameof(input));
    }

    private void CheckOutput(int output)
    {
        if (output < 0 || output >= _description.OutputSize)
            throw new ArgumentOutOfRangeException(nameof(output), output, $"A prediction of '{_description.Name}' has {_description.OutputSize} numbers, from 0 on.");
    }

    private Attribution Made(float[] values) => new(_description.Inputs, _names, values);
}
