using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>
/// What the layers that mix samples of a batch, targets included, do before the network sees it: <see cref="MixUpAttribute"/> and <see cref="CutMixAttribute"/>. It is a function of the batch, the seed and the step,
/// drawn for the batch as a whole, so that neither threads nor processes change a bit.
/// </summary>
internal sealed class BatchMixing
{
    // Apart from the streams of dropout, of orders and of parameters.
    private const ulong Stream = 0x4D49UL << 48, Layer = 1UL << 44;

    private readonly int _inputSize, _targetSize;
    private readonly float[] _inputs, _targets;
    private readonly Mixing[] _mixings;
    private readonly RandomStream _random;

    private BatchMixing(NetworkDescription network, LayerDescription[] layers, int capacity, int seed)
    {
        (_inputSize, _targetSize) = (network.InputSize, network.TargetSize);
        _inputs = new float[checked(capacity * _inputSize)];
        _targets = new float[checked(capacity * _targetSize)];
        _mixings = Array.ConvertAll(layers, layer => Of(layer, capacity, _targetSize));
        _random = new RandomStream(seed);
    }

    /// <summary>The mixing of a network; null for one that mixes nothing.</summary>
    /// <exception cref="ArgumentException">Targets are indices of classes, which have no mean.</exception>
    public static BatchMixing? Of(NetworkDescription network, int capacity, int seed)
    {
        LayerDescription[] layers = [.. network.Layers.Where(IsMixing)];
        if (layers.Length == 0) return null;
        if (network.Outputs.FirstOrDefault(output => output.Targets is TargetKind.ClassIndex or TargetKind.LabelSequence) is { } sparse)
            throw new ArgumentException($"'{network.Name}' mixes targets, but those of its output '{sparse.Name}' are indices of classes, which have no mean: give it a loss of one-hot targets, such as CategoricalCrossentropy.", nameof(network));
        return new BatchMixing(network, layers, capacity, seed);
    }

    /// <summary>Whether a network needs all samples of a batch for each of them.</summary>
    public static bool IsIn(NetworkDescription network) => network.Layers.Any(IsMixing);

    /// <summary>The inputs of the batch that was mixed last.</summary>
    public ReadOnlyMemory<float> Inputs(int rows) => _inputs.AsMemory(0, rows * _inputSize);

    /// <summary>The targets of the batch that was mixed last.</summary>
    public ReadOnlyMemory<float> Targets(int rows) => _targets.AsMemory(0, rows * _targetSize);

    /// <summary>Mixes a batch; what is given stays as it is.</summary>
    public void Mix(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, int rows, long step)
    {
        inputs.CopyTo(_inputs);
        targets.CopyTo(_targets);
        for (int i = 0; i < _mixings.Length; i++)
        {
            _random.Restart(Stream + ((ulong)i * Layer) + (ulong)step);
            _mixings[i].Apply(_inputs.AsSpan(0, rows * _inputSize), _targets.AsSpan(0, rows * _targetSize), rows, _random);
        }
    }

    private static bool IsMixing(LayerDescription layer) => layer.Kind is nameof(MixUp) or nameof(CutMix);

    private static Mixing Of(LayerDescription layer, int capacity, int targetSize)
    {
        double amount = double.Parse(layer.Arguments[0].Value, CultureInfo.InvariantCulture);
        IReadOnlyList<int> shape = layer.OutputShape;
        return layer.Kind == nameof(MixUp)
            ? new MixUp(capacity, shape.Aggregate(1, (size, axis) => size * axis), targetSize, amount)
            : new CutMix(capacity, new ImageShape(shape[0], shape[1], shape[2]) { PixelStride = shape[2] }, targetSize, amount);
    }
}
