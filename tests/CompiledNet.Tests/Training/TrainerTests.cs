using System;
using CompiledNet.Testing;
using CompiledNet.Tests.Networks;

namespace CompiledNet.Tests.Training;

public class TrainerTests
{
    private static readonly TrainingReference s_reference = TrainingReference.Recorded;
    private readonly float[] _inputs = s_reference.Data.Features[..18].ToArray(), _targets = s_reference.Data.Targets[..6].ToArray();

    [Fact]
    public void AllocatesNothingOnceWarm()
    {
        var network = s_reference.Network(new L2(0.01), new NonNeg());
        var trainer = new Trainer(network, new Adam(), capacity: 6);
        float[] weights = [1, 2, 0, 1, 1, 1];
        float[] outputs = new float[6];
        AllocatedBytes.Fewest(() => trainer.TrainOnBatch(_inputs, _targets, weights)).ShouldBe(0);
        AllocatedBytes.Fewest(() => network.PredictBatch(_inputs, outputs)).ShouldBe(0);
        AllocatedBytes.Fewest(() => GC.KeepAlive(new float[1])).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void LeavesFrozenParametersAndPaddingAlone()
    {
        var network = s_reference.Network(new L2(0.01), new NonNeg());
        network.SetNumber(PlainNetwork<float>.Frozen, 0.25f);
        float[] before = network.Parameters.Span.ToArray();
        var trainer = new Trainer(network, new Adam(), capacity: 6);
        for (int i = 0; i < 5; i++) trainer.TrainOnBatch(_inputs, _targets);

        var after = network.Parameters.Span;
        after[PlainNetwork<float>.Frozen..].ToArray().ShouldBe(before[PlainNetwork<float>.Frozen..]);
        for (int row = 0; row < 4; row++) after.Slice(row * PlainNetwork<float>.Stride + 3, 5).ToArray().ShouldAllBe(v => v == 0);
        after[..PlainNetwork<float>.Frozen].ToArray().ShouldNotBe(before[..PlainNetwork<float>.Frozen]);
        trainer.Step.ShouldBe(5);
        trainer.Optimizer.Iterations.ShouldBe(5);
    }

    [Fact]
    public void ReportsLossAndOutputsFromBeforeTheStep()
    {
        var network = s_reference.Network(new L2(0.01));
        var data = Dataset.From(s_reference.Features[..6], s_reference.Targets[..6]);
        double loss = network.Evaluate(data).Loss;
        float[] outputs = network.Predict(data);
        var trainer = new Trainer(network, new SGD(), capacity: 8);
        trainer.TrainOnBatch(_inputs, _targets).ShouldBe((float)loss, 1e-6f);
        trainer.Outputs.ToArray().ShouldBe(outputs, 1e-6);
    }

    [Theory]
    [InlineData(17, 6, 0, "multiple of 3")]
    [InlineData(0, 0, 0, "multiple of 3")]
    [InlineData(18, 5, 0, "6 samples")]
    [InlineData(18, 6, 5, "not 5")]
    [InlineData(21, 7, 0, "At most 6")]
    public void RefusesBatchesThatDoNotFit(int inputs, int targets, int weights, string part)
    {
        var trainer = new Trainer(s_reference.Network(), new Adam(), capacity: 6);
        Should.Throw<ArgumentException>(() => trainer.TrainOnBatch(new float[inputs], new float[targets], new float[weights])).Message.ShouldContain(part);
        trainer.Step.ShouldBe(0);
    }

    [Fact]
    public void RefusesNetworksWithoutLoss() =>
        Should.Throw<ArgumentException>(() => new Trainer(new PlainNetwork<float>(loss: null), new Adam())).Message.ShouldContain("no loss");

    [Fact]
    public void RefusesClassIndicesThatDoNotExist()
    {
        var trainer = new Trainer(new PlainNetwork<float>(targets: TargetKind.ClassIndex), new Adam(), capacity: 6);
        Should.Throw<ArgumentException>(() => trainer.TrainOnBatch(new float[3], [2])).Message.ShouldContain("row 0 has 2");
    }
}
