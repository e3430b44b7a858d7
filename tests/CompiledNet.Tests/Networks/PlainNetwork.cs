using System;
using System.Numerics;
using CompiledNet.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet.Tests.Networks;

/// <summary>
/// 3 - 4(tanh) - 1 with squared error in plain loops, plus a frozen number added to the output. The first kernel lies
/// transposed and padded in memory, as a generated network may have it.
/// </summary>
public sealed class PlainNetwork<T> : INetwork<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public const int Stride = 8, Bias1 = 32, Kernel2 = 36, Bias2 = 40, Frozen = 48, Length = 64;

    public PlainNetwork(IRegularizer? regularizer = null, IConstraint? constraint = null, string? loss = "MeanSquaredError", long multiplyAdds = 16,
        TargetKind targets = TargetKind.Number, int? vocabulary = null, int trainingRowLength = 4, string kind = "")
    {
        Description = new NetworkDescription
        {
            Name = "Plain",
            Inputs = [new("x", [3], 0) { Vocabulary = vocabulary }],
            Layers = [new("hidden", "Dense(tanh)", ["x"], [4], 16, 12) { Kind = kind }, new("y", "Dense(linear)", ["hidden"], [1], 6, 4)],
            Parameters =
            [
                new() { Name = "hidden/kernel", Shape = [3, 4], Offset = 0, Rows = 4, Columns = 3, Stride = Stride, Transposed = true, Initializer = new GlorotUniform(), Regularizer = regularizer, Constraint = constraint },
                new() { Name = "hidden/bias", Shape = [4], Offset = Bias1, Rows = 1, Columns = 4, Stride = 4, Initializer = new Zeros() },
                new() { Name = "y/kernel", Shape = [4, 1], Offset = Kernel2, Rows = 4, Columns = 1, Stride = 1, Initializer = new GlorotUniform() },
                new() { Name = "y/bias", Shape = [1], Offset = Bias2, Rows = 1, Columns = 1, Stride = 1, Initializer = new Zeros() },
                new() { Name = "y/frozen", Shape = [1], Offset = Frozen, Rows = 1, Columns = 1, Stride = 1, Initializer = new Zeros(), Trainable = false },
            ],
            Outputs = [new("y", [1], 0, 0, 1, loss, 1) { Targets = targets }],
            InputSize = 3, OutputSize = 1, TargetSize = 1, MultiplyAdds = multiplyAdds,
            ParameterLength = Length, TrainableLength = Frozen, Workspaces = new(4, trainingRowLength, 0, 0),
        };
        ParameterSet = new ParameterSet<T>(Length);
    }

    public NetworkDescription Description { get; }

    public ParameterSet<T> ParameterSet { get; set; }

    public ReadOnlyMemory<T> Parameters => ParameterSet.Values;

    public void Infer(ReadOnlySpan<T> inputs, Span<T> outputs, int rows, InferenceWorkspace<T> workspace)
    {
        for (int row = 0; row < rows; row++) outputs[row] = Forward(inputs.Slice(row * 3, 3), workspace.Buffer.Span[(row * 4)..]);
    }

    public T Backpropagate(
        ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ReadOnlySpan<T> sampleWeights, T scale, int rows, TrainingWorkspace<T> workspace)
    {
        var p = Parameters.Span;
        var g = workspace.Gradients.Span;
        var hidden = workspace.Buffer.Span;
        g.Clear();
        T loss = T.Zero;
        for (int row = 0; row < rows; row++)
        {
            var x = inputs.Slice(row * 3, 3);
            T weight = sampleWeights.IsEmpty ? T.One : sampleWeights[row];
            T output = Forward(x, hidden), error = output - targets[row];
            if (workspace.KeepOutputs) workspace.Outputs[row] = output;
            loss += weight * error * error;
            T d = scale * weight * (error + error);
            g[Bias2] += d;
            g[Frozen] += d;
            for (int j = 0; j < 4; j++)
            {
                g[Kernel2 + j] += d * hidden[j];
                T dj = d * p[Kernel2 + j] * (T.One - hidden[j] * hidden[j]);
                g[Bias1 + j] += dj;
                for (int i = 0; i < 3; i++) g[j * Stride + i] += dj * x[i];
            }
        }

        return loss;
    }

    public void Losses(ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, Span<T> losses, int rows, InferenceWorkspace<T> workspace)
    {
        for (int row = 0; row < rows; row++) losses[row] = (outputs[row] - targets[row]) * (outputs[row] - targets[row]);
    }

    private T Forward(ReadOnlySpan<T> x, Span<T> hidden)
    {
        var p = Parameters.Span;
        T output = p[Bias2] + p[Frozen];
        for (int j = 0; j < 4; j++)
        {
            T sum = p[Bias1 + j];
            for (int i = 0; i < 3; i++) sum += x[i] * p[j * Stride + i];
            hidden[j] = T.Tanh(sum);
            output += hidden[j] * p[Kernel2 + j];
        }

        return output;
    }
}
