using System;
using System.Linq;
using System.Threading.Tasks;
using CompiledNet.Tests.Training;

namespace CompiledNet.Tests.Networks;

public class NetworkExtensionTests
{
    [Fact]
    public void SummaryShowsLayersAndTotals() => new PlainNetwork<float>().Summary().ShouldBe(
        """
        Network: Plain
        Layer   Operator       Output shape  Parameters  Connected to
        -------------------------------------------------------------
        x       Input          (None, 3)     0           -
        hidden  Dense(tanh)    (None, 4)     16          x
        y       Dense(linear)  (None, 1)     6           hidden
        Total parameters: 22 (88 bytes)
        Trainable parameters: 21
        Non-trainable parameters: 1
        Multiply-adds per sample: 16

        """, StringCompareShould.IgnoreLineEndings);

    [Fact]
    public void InitializeGivesADoubleTwinTheSameNumbers()
    {
        var (single, twin, other) = (new PlainNetwork<float>(), new PlainNetwork<double>(), new PlainNetwork<float>());
        single.Initialize(5);
        twin.Initialize(5);
        other.Initialize(6);
        twin.Parameters.Span.ToArray().ShouldBe(single.Parameters.Span.ToArray().Select(v => (double)v));
        other.Parameters.Span.ToArray().ShouldNotBe(single.Parameters.Span.ToArray());
        var kernel = single.Parameters.Span[..32];
        for (int row = 0; row < 4; row++)
        {
            kernel.Slice(row * 8, 3).ToArray().ShouldAllBe(v => v != 0);
            kernel.Slice(row * 8 + 3, 5).ToArray().ShouldAllBe(v => v == 0);
        }
    }

    [Fact]
    public void PredictsTheSameInAnyBlockAndFromAnyThread()
    {
        var reference = TrainingReference.Recorded;
        var network = reference.Network();
        float[] expected = network.Predict(reference.Data);
        for (int block = 1; block < 8; block++)
        {
            float[] outputs = new float[20];
            new Predictor(network, block).PredictBatch(reference.Data.Features, outputs);
            outputs.ShouldBe(expected);
        }

        Parallel.For(0, 200, _ => network.Predict(reference.Data).ShouldBe(expected));
        Should.Throw<ArgumentException>(() => network.PredictBatch(new float[6], new float[1])).Message.ShouldContain("2 samples with 1 outputs");
        network.PredictBatch([], []);
    }
}
