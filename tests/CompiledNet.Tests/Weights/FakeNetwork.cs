using System;
using System.Collections.Generic;
using CompiledNet.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet.Tests;

/// <summary>
/// Two dense layers, 3-4-2, by hand: padded rows in the first kernel, the second one transposed, gaps between the
/// parameters. It computes nothing.
/// </summary>
internal sealed class FakeNetwork<T> : INetwork<T> where T : unmanaged
{
    public FakeNetwork(int hidden = 4, string second = "out", string activation = "Sigmoid", bool bias = true, int[]? input = null)
    {
        List<ParameterDescription> parameters =
        [
            Parameter("hidden/kernel", [3, hidden], offset: 0, rows: 3, columns: hidden, stride: 16),
            Parameter("hidden/bias", [hidden], offset: 48, rows: 1, columns: hidden, stride: 16),
            Parameter(second + "/kernel", [hidden, 2], offset: 64, rows: 2, columns: hidden, stride: 8, transposed: true),
        ];
        if (bias) parameters.Add(Parameter(second + "/bias", [2], offset: 80, rows: 1, columns: 2, stride: 16));
        Description = new NetworkDescription
        {
            Name = "Pair",
            Inputs = [new InputDescription("input", input ?? [3], 0)],
            Layers =
            [
                new LayerDescription("hidden", "Dense(ReLU)", ["input"], [hidden], 4 * hidden, 3 * hidden)
                {
                    Kind = "Dense", Activation = "ReLU", Parameters = ["hidden/kernel", "hidden/bias"],
                },
                new LayerDescription(second, $"Dense({activation})", ["hidden"], [2], 2 * hidden + 2, 2 * hidden)
                {
                    Kind = "Dense", Activation = activation, Parameters = bias ? [second + "/kernel", second + "/bias"] : [second + "/kernel"],
                },
            ],
            Parameters = parameters,
            Outputs = [new OutputDescription(second, [2], 0, 0, 2, "MeanSquaredError", 1)],
            InputSize = 3, OutputSize = 2, TargetSize = 2, MultiplyAdds = 5 * hidden,
            ParameterLength = 96, TrainableLength = 96, Workspaces = new(16, 16, 0, 0),
        };
        ParameterSet = new ParameterSet<T>(96);
    }

    public NetworkDescription Description { get; }

    public ParameterSet<T> ParameterSet { get; set; }

    /// <summary>Called whenever somebody takes the parameters.</summary>
    public Action Taken { get; set; } = () => { };

    public ReadOnlyMemory<T> Parameters
    {
        get
        {
            Taken();
            return ParameterSet.Values;
        }
    }

    /// <summary>Numbers all values from 1 in the order users see.</summary>
    public FakeNetwork<T> Numbered(Func<int, T> value)
    {
        int next = 1;
        foreach (var parameter in Description.Parameters)
        {
            var values = new T[parameter.Count];
            for (int i = 0; i < values.Length; i++) values[i] = value(next++);
            ((INetwork<T>)this).Weights[parameter.Name].Set(values);
        }

        return this;
    }

    public void Infer(ReadOnlySpan<T> inputs, Span<T> outputs, int rows, InferenceWorkspace<T> workspace) => throw new NotSupportedException();

    public T Backpropagate(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ReadOnlySpan<T> sampleWeights, T scale, int rows, TrainingWorkspace<T> workspace) =>
        throw new NotSupportedException();

    public void Losses(ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, Span<T> losses, int rows, InferenceWorkspace<T> workspace) => throw new NotSupportedException();

    private static ParameterDescription Parameter(string name, int[] shape, int offset, int rows, int columns, int stride, bool transposed = false) =>
        new() { Name = name, Shape = shape, Offset = offset, Rows = rows, Columns = columns, Stride = stride, Transposed = transposed, Initializer = new Untouched() };

    private sealed class Untouched : IInitializer
    {
        public void Fill(Span<float> values, ReadOnlySpan<int> shape, RandomStream random)
        {
        }
    }
}
