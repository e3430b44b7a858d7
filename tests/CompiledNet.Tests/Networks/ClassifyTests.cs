using System;
using System.Linq;
using CompiledNet.CompilerServices;

namespace CompiledNet.Tests.Networks;

/// <summary>Which outputs tell classes apart, and what a result of many samples says.</summary>
public class ClassifyTests
{
    [Theory]
    [InlineData(TargetKind.ClassIndex, 3, "Softmax", new float[] { 0.1f, 0.7f, 0.2f, 0.6f, 0.3f, 0.1f }, new float[] { 1, 2 }, new[] { 1, 0 }, new[] { 1, 2 })]
    [InlineData(TargetKind.ClassIndex, 3, null, new float[] { -3, 2, 1, 9, 8, 7 }, new float[] { 1, 2 }, new[] { 1, 0 }, new[] { 1, 2 })]
    [InlineData(TargetKind.Probability, 1, "Sigmoid", new float[] { 0.4f, 0.6f }, new float[] { 1, 1 }, new[] { 0, 1 }, new[] { 1, 1 })]
    [InlineData(TargetKind.Probability, 1, null, new float[] { 0.4f, -0.6f }, new float[] { 1, 0 }, new[] { 1, 0 }, new[] { 1, 0 })]
    [InlineData(TargetKind.Sign, 1, "Tanh", new float[] { 0.4f, -0.6f }, new float[] { 1, -1 }, new[] { 1, 0 }, new[] { 1, 0 })]
    [InlineData(TargetKind.Probability, 2, "Softmax", new float[] { 0.4f, 0.6f, 0.7f, 0.3f }, new float[] { 1, 0, 1, 0 }, new[] { 1, 0 }, new[] { 0, 0 })]
    public void ClassesThatExcludeEachOtherAreFound(TargetKind kind, int size, string? activation, float[] outputs, float[] targets, int[] predicted, int[] actual)
    {
        var network = new EchoNetwork(kind, size, activation);
        var data = Dataset.From(new DataBlock(outputs, size), new DataBlock(targets, targets.Length / 2));
        network.CanClassify(data).ShouldBeTrue();
        var result = network.Classify(data);
        result.Predicted.ToArray().ShouldBe(predicted);
        result.Actual.ToArray().ShouldBe(actual);
        result.AreProbabilities.ShouldBe(outputs.All(score => score is >= 0 and <= 1));
        result.Classes.ShouldBe(Math.Max(2, size));
        result.ClassNames.ShouldBe(Enumerable.Range(0, result.Classes).Select(index => $"{index}"));
        var matrix = result.ConfusionMatrix();
        (matrix.Count, matrix.Accuracy).ShouldBe((2, predicted.Zip(actual).Count(pair => pair.First == pair.Second) / 2.0));
        matrix[actual[0], predicted[0]].ShouldBeGreaterThan(0);
        if (size == 1) (result.Score(0, 1), result.Score(0, 0)).ShouldBe((outputs[0], result.AreProbabilities ? 1 - outputs[0] : -outputs[0]));
    }

    [Theory]
    [InlineData(TargetKind.Number, 1, new float[] { 1, 0 })]                // numbers
    [InlineData(TargetKind.Probability, 1, new float[] { 0.5f, 1 })]        // soft labels
    [InlineData(TargetKind.Probability, 2, new float[] { 1, 1, 0, 1 })]     // several at once
    [InlineData(TargetKind.Probability, 2, new float[] { 0, 0, 0, 1 })]     // none
    public void OtherTargetsAreNoClasses(TargetKind kind, int size, float[] targets)
    {
        var network = new EchoNetwork(kind, size, "Sigmoid");
        var data = Dataset.From(new DataBlock(new float[2 * size], size), new DataBlock(targets, targets.Length / 2));
        network.CanClassify(data).ShouldBeFalse();
        Should.Throw<ArgumentException>(() => network.Classify(data)).Message.ShouldContain("one class a sample");
        network.CanClassify(Dataset.From(new DataBlock(new float[2 * size], size))).ShouldBeFalse();
    }

    /// <summary>A network whose prediction is its input.</summary>
    private sealed class EchoNetwork(TargetKind kind, int size, string? activation) : INetwork<float>
    {
        public NetworkDescription Description { get; } = new()
        {
            Name = "Echo", Inputs = [new("x", [size], 0)], Layers = [new("y", "Dense", ["x"], [size], 0, 0) { Kind = "Dense", Activation = activation }], Parameters = [],
            Outputs = [new("y", [size], 0, 0, kind == TargetKind.ClassIndex ? 1 : size, "Loss", 1) { Targets = kind, AreLogits = activation is null }],
            InputSize = size, OutputSize = size, TargetSize = kind == TargetKind.ClassIndex ? 1 : size, MultiplyAdds = 1,
            ParameterLength = 16, TrainableLength = 16, Workspaces = new(16, 16, 0, 0),
        };

        public ParameterSet<float> ParameterSet { get; set; } = new(16);

        public void Infer(ReadOnlySpan<float> inputs, Span<float> outputs, int rows, InferenceWorkspace<float> workspace) => inputs[..outputs.Length].CopyTo(outputs);

        public float Backpropagate(
            ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> sampleWeights, float scale, int rows, TrainingWorkspace<float> workspace) => throw new NotSupportedException();

        public void Losses(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, Span<float> losses, int rows, InferenceWorkspace<float> workspace) => throw new NotSupportedException();
    }
}
