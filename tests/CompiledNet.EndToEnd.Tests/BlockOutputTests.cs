using System;
using System.Linq;

namespace CompiledNet.EndToEnd.Tests;

/// <summary>Outputs that are blocks are called by their properties wherever a name is asked for or given.</summary>
public class BlockOutputTests
{
    private static readonly Dataset Data = Dataset.From(new DataBlock([0, 1, 1, 0], 2), new DataBlock([0, 1, 1, 0, 1, 0], 3));

    [Fact]
    public void History_scores_and_metrics_name_the_property()
    {
        var model = new TwoBlocks(1);

        var history = model.Fit(Data, new FitOptions
        {
            Epochs = 1, Validation = Data, Metrics = [new TrackedMetric(new MeanAbsoluteErrorMetric(), nameof(TwoBlocks.Body)), new TrackedMetric(new MeanAbsoluteErrorMetric(), nameof(TwoBlocks.Head))],
        });

        new TwoBlocks().Description.Outputs.Select(output => output.Name).ShouldBe(["Body", "Head"]);
        foreach (string name in (string[])["val_Body_loss", "val_Head_loss", "Body_mean_absolute_error", "val_Head_mean_absolute_error"]) history[name].Count.ShouldBe(1);
        model.Evaluate(Data)["Head_loss"].ShouldBe(history["val_Head_loss"][0]);
    }

    [Fact]
    public void A_name_that_is_none_is_answered_by_those_there_are() => Should.Throw<ArgumentException>(() => new TwoBlocks(1).Evaluate(Data, [new TrackedMetric(new MeanAbsoluteErrorMetric(), "Body/1/Y")]))
        .Message.ShouldContain("has no output 'Body/1/Y' with a loss and targets for the metric 'mean_absolute_error'; there are 'Body', 'Head'.");
}
