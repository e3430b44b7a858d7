using System;
using System.Linq;

namespace CompiledNet.Tests.Optimizers;

/// <summary>Clipping, seen through plain gradient descent with a learning rate of 1 from 0: the step is the clipped gradient.</summary>
public class GradientClippingTests
{
    // 41 numbers, of which the first 20 are one tensor of two rows with padding, and the rest another.
    private static readonly float[] Gradients = [.. Enumerable.Range(0, 41).Select(i => i switch { 0 => 6f, 15 => 8f, 20 => -3f, 40 => 4f, _ => 0f })];

    [Fact]
    public void ByValueLimitsEachNumber() =>
        Clipped(new SGD(1) { ClipValue = 5 }).ShouldBe(Gradients.Select(g => Math.Clamp(g, -5, 5)));

    [Fact]
    public void ByNormScalesEachTensorAlone()
    {
        // ‖(6, 8)‖ = 10 is halved, ‖(-3, 4)‖ = 5 stays.
        var clipped = Clipped(new SGD(1) { ClipNorm = 5 });
        clipped.ShouldBe(Gradients.Select((g, i) => i < 20 ? g / 2 : g));
    }

    [Fact]
    public void ByGlobalNormScalesAllTogether()
    {
        float norm = MathF.Sqrt(125);
        Clipped(new SGD(1) { GlobalClipNorm = norm / 4 }).Zip(Gradients).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second / 4) < 1e-6f);
        Clipped(new SGD(1) { GlobalClipNorm = norm * 1.001f }).ShouldBe(Gradients);
    }

    [Fact]
    public void TheNormOfManySmallNumbersIsExact()
    {
        const int Length = 1_000_003;
        var optimizer = new SGD(1) { GlobalClipNorm = 1 };
        var (parameters, gradients) = (new float[Length], new float[Length]);
        Array.Fill(gradients, 0.1f);
        optimizer.Initialize(Length);
        optimizer.Update(parameters, gradients);
        double expected = 1 / Math.Sqrt(Length);
        ((double)-parameters[^1]).ShouldBe(expected, 1e-6 * expected);
    }

    private static float[] Clipped(SGD optimizer)
    {
        optimizer.Initialize(Description());
        var parameters = new float[Gradients.Length];
        optimizer.Update(parameters, [.. Gradients]);
        return [.. parameters.Select(p => -p)];
    }

    private static NetworkDescription Description() => new()
    {
        Name = "Two", Inputs = [], Layers = [], Outputs = [], InputSize = 0, OutputSize = 0, TargetSize = 0, MultiplyAdds = 0,
        ParameterLength = 60, TrainableLength = 41, Workspaces = new(0, 0, 0, 0),
        Parameters =
        [
            new() { Name = "a", Shape = [2, 9], Offset = 0, Rows = 2, Columns = 9, Stride = 10, Initializer = null! },
            new() { Name = "b", Shape = [21], Offset = 20, Rows = 1, Columns = 21, Stride = 21, Initializer = null! },
            new() { Name = "frozen", Shape = [19], Offset = 41, Rows = 1, Columns = 19, Stride = 19, Initializer = null!, Trainable = false },
        ],
    };
}
