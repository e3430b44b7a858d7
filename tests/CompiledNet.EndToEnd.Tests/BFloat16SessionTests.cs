using System;
using System.Linq;

namespace CompiledNet.EndToEnd.Tests;

/// <summary>Sessions whose weights are rounded to bfloat16 against the same network with weights rounded beforehand.</summary>
public class BFloat16SessionTests
{
    [Fact]
    public void Predicts_as_the_network_would_whose_wide_matrices_are_rounded()
    {
        var network = new Rounded(seed: 3);
        var session = network.CreateBFloat16Session();
        var rounded = new Rounded(seed: 3);
        foreach (var parameter in Rounded.Description.Parameters.Where(parameter => parameter.Rows > 1 && parameter.Columns > 8))
            for (int row = 0; row < parameter.Rows; row++)
                for (int column = 0; column < parameter.Columns; column++) Round(ref rounded.Parameters.Span[parameter.IndexOf(row, column)]);

        float[] actual = new float[1], expected = new float[1], exact = new float[1];
        double worst = 0;
        for (int sample = 0; sample < 20; sample++)
        {
            float[] input = Input(sample);
            session.Predict(input, actual);
            rounded.Predict(input, expected);
            network.Predict(input, exact);
            actual[0].ShouldBe(expected[0], 2e-6f);
            worst = Math.Max(worst, Math.Abs(actual[0] - exact[0]));
        }

        // It is another result than that of the weights in 32 bits, and near it.
        worst.ShouldBeInRange(1e-5, 2e-2);
    }

    [Fact]
    public void Keeps_the_weights_it_has_until_it_is_refreshed()
    {
        var network = new Rounded(seed: 3);
        var session = network.CreateBFloat16Session();
        float[] input = Input(1), before = new float[1], after = new float[1];
        session.Predict(input, before);
        var kernel = Rounded.Description.Parameters.First();
        network.Parameters.Span.Slice(kernel.Offset, kernel.Rows * kernel.Stride).Clear();
        session.Predict(input, after);
        after.ShouldBe(before);
        session.Refresh();
        session.Predict(input, after);
        after[0].ShouldNotBe(before[0]);
    }

    [Fact]
    public void Allocates_nothing_and_checks_its_spans()
    {
        var session = new Rounded().CreateBFloat16Session();
        float[] input = Input(2), output = new float[1];
        session.Predict(input, output);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++) session.Predict(input, output);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
        Should.Throw<ArgumentException>(() => session.Predict(new float[36], output));
    }

    private static float[] Input(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, Rounded.InputSize).Select(_ => random.NextSingle() * 2 - 1)];
    }

    // To nearest, ties to even, by the definition and not by adding half.
    private static void Round(ref float value)
    {
        uint bits = BitConverter.SingleToUInt32Bits(value), down = bits & 0xFFFF0000, rest = bits & 0xFFFF;
        bool up = rest > 0x8000 || rest == 0x8000 && (down & 0x10000) != 0;
        value = BitConverter.UInt32BitsToSingle(up ? down + 0x10000 : down);
    }
}
