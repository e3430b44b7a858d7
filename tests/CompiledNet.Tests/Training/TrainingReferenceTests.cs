using System.Collections.Generic;
using System.Linq;

namespace CompiledNet.Tests.Training;

public class TrainingReferenceTests
{
    private static readonly TrainingReference s_reference = TrainingReference.Recorded;

    public static TheoryData<string> Names => [.. s_reference.Cases.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void FitsAsPyTorchDoes(string name)
    {
        var expected = s_reference.Cases.Single(c => c.Name == name);
        var network = s_reference.Network(expected.L2 > 0 ? new L2(expected.L2) : null, expected.NonNeg ? new NonNeg() : null);
        var history = network.Fit(s_reference.Data, new FitOptions
        {
            Optimizer = new SGD(s_reference.LearningRate) { Momentum = s_reference.Momentum },
            Epochs = s_reference.Epochs,
            BatchSize = s_reference.BatchSize,
            Shuffle = false,
            SampleWeights = expected.SampleWeights ? s_reference.Weights : null,
            ClassWeights = expected.ClassWeights ? new Dictionary<int, float> { [0] = s_reference.ClassWeights[0], [1] = s_reference.ClassWeights[1] } : null,
        });

        history["loss"].Count.ShouldBe(10);
        for (int i = 0; i < expected.Losses.Length; i++) history["loss"][i].ShouldBe(expected.Losses[i], 1e-4);
        for (int i = 0; i < expected.Parameters.Length; i++)
        {
            float[] values = new float[expected.Parameters[i].Length];
            network.Description.Parameters[i].Gather<float>(network.Parameters.Span, values);
            values.ShouldBe(expected.Parameters[i], 1e-4);
        }
    }
}
