using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNet.Numerics;
using CompiledNet.Testing;

namespace CompiledNet.Tests.Optimizers;

/// <summary>Optimizers that look at the shapes of tensors, whatever lies transposed, padded or in panels in memory.</summary>
public class ShapedOptimizerTests
{
    private static readonly OptimizerReference s_reference = OptimizerReference.Load();

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, s_reference.Shaped.Length)];

    [Theory, MemberData(nameof(Cases))]
    public void StepsAsRecorded(int index)
    {
        var run = s_reference.Shaped[index];
        var optimizer = new OptimizerCase(run.Optimizer, "", run.Options, [], []).Create();
        var network = Description();
        // Twice, so that Initialize is seen to forget the first run.
        for (int repeat = 0; repeat < 2; repeat++)
        {
            var parameters = new AlignedBuffer<float>(network.TrainableLength);
            Fill(network, s_reference.ShapedStart, parameters.Span);
            optimizer.Initialize(network);
            foreach (var step in s_reference.ShapedGradients)
            {
                var gradients = new AlignedBuffer<float>(network.TrainableLength);
                Fill(network, step, gradients.Span);
                optimizer.Update(parameters.Span, gradients.Span);
            }

            int numbers = 0;
            foreach (var parameter in network.Parameters)
            {
                float[] values = new float[parameter.Count];
                parameter.Gather<float>(parameters.Span, values);
                double[] expected = run.After[parameter.Name[..1]];
                for (int i = 0; i < values.Length; i++) ((double)values[i]).ShouldBe(expected[i], 2e-5 * (1 + Math.Abs(expected[i])), $"{run.Optimizer} {index}, {parameter.Name} {i}");
                numbers += values.Count(value => value != 0);
            }

            parameters.Span.ToArray().Count(value => value != 0).ShouldBe(numbers, "padding stays at zero");
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void AStepAllocatesNothing(int index)
    {
        var run = s_reference.Shaped[index];
        var optimizer = new OptimizerCase(run.Optimizer, "", run.Options, [], []).Create();
        var network = Description();
        var (parameters, gradients) = (new AlignedBuffer<float>(network.TrainableLength), new AlignedBuffer<float>(network.TrainableLength));
        Fill(network, s_reference.ShapedStart, parameters.Span);
        Fill(network, s_reference.ShapedGradients[0], gradients.Span);
        optimizer.Initialize(network);
        AllocatedBytes.Fewest(() => optimizer.Update(parameters.Span, gradients.Span)).ShouldBe(0);
        AllocatedBytes.Fewest(() => GC.KeepAlive(new float[1])).ShouldBeGreaterThan(0);
    }

    private static void Fill(NetworkDescription network, Dictionary<string, float[]> values, Span<float> block)
    {
        foreach (var parameter in network.Parameters) parameter.Scatter(values[parameter.Name[..1]], block);
    }

    /// <summary>A padded matrix, a transposed one, one of three axes in panels, a vector, and a matrix that Muon leaves to Adam.</summary>
    private static NetworkDescription Description() => new()
    {
        Name = "Shapes", Inputs = [], Layers = [], Outputs = [], InputSize = 0, OutputSize = 0, TargetSize = 0, MultiplyAdds = 0,
        Parameters =
        [
            new() { Name = "a/kernel", Shape = [5, 3], Offset = 0, Rows = 5, Columns = 3, Stride = 8, Initializer = new Zeros() },
            new() { Name = "b/kernel", Shape = [3, 4], Offset = 48, Rows = 4, Columns = 3, Stride = 8, Transposed = true, Initializer = new Zeros() },
            new() { Name = "c/kernel", Shape = [2, 3, 4], Offset = 80, Rows = 6, Columns = 4, Stride = 4, Panel = 2, Initializer = new Zeros() },
            new() { Name = "d/bias", Shape = [6], Offset = 112, Rows = 1, Columns = 6, Stride = 8, Initializer = new Zeros() },
            new() { Name = "e/kernel", Shape = [4, 2], Offset = 128, Rows = 4, Columns = 2, Stride = 2, Initializer = new Zeros() },
        ],
        ParameterLength = 144, TrainableLength = 144, Workspaces = new(0, 0, 0, 0),
    };
}
