namespace CompiledNet.Tests.Training;

public class CoupledSamplesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(1000)]
    public void Take_every_batch_as_one_shard(int rows)
    {
        var plan = new ShardPlan(new NetworkDescription
        {
            Name = "Coupled", Inputs = [], Layers = [], Parameters = [], Outputs = [], InputSize = 1, OutputSize = 1, TargetSize = 1,
            MultiplyAdds = 1 << 20, ParameterLength = 1 << 10, TrainableLength = 1 << 10, InferenceRowLength = 16, TrainingRowLength = 16, TrainingFixedLength = 0,
            CouplesSamples = true,
        });

        (plan.Count(rows), plan.Length(rows), plan.LongestLength(rows)).ShouldBe((1, rows, rows));
    }
}
