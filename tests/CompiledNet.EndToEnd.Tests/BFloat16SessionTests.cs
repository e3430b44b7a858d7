using System;
using System.Linq;
using CompiledNet.Testing;

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
        // A row of a wide matrix is a whole number of groups of sixteen in memory.
        foreach (var parameter in new Rounded().Description.Parameters.Where(parameter => parameter.Rows > 1 && parameter.Columns > 8))
            for (int at = parameter.Offset; at < parameter.Offset + parameter.Rows * parameter.Stride; at += 16) rounded.Change(block => RoundGroup(block.Slice(at, 16)));

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
        var kernel = new Rounded().Description.Parameters.First();
        network.Change(block => block.Slice(kernel.Offset, kernel.Rows * kernel.Stride).Clear());
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
        AllocatedBytes.Fewest(() => session.Predict(input, output), calls: 100).ShouldBe(0);
        Should.Throw<ArgumentException>(() => session.Predict(new float[36], output));
    }

    private static float[] Input(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, Rounded.InputSize).Select(_ => random.NextSingle() * 2 - 1)];
    }

    // Number i in the lower half of a word, number i + 8 in the upper.
    private static void RoundGroup(Span<float> group)
    {
        for (int i = 0; i < 8; i++)
        {
            uint lower = Nearest(group[i], 0);
            uint upper = Nearest(group[i + 8], lower >> 16);
            float bfloat16 = BitConverter.UInt32BitsToSingle(Nearest(group[i + 8], 0)), chosen = BitConverter.UInt32BitsToSingle(upper);
            // Half a unit of the last digit, of the greater of two binades.
            Math.Abs(chosen - group[i + 8]).ShouldBeLessThanOrEqualTo(Math.Max(Math.Abs(bfloat16), 1e-30f) / 256 * 1.001f);
            (group[i], group[i + 8]) = (BitConverter.UInt32BitsToSingle(lower), chosen);
        }
    }

    // By the definition, among the neighbours: the number with these lower bits that is closest; of two, that whose upper half is even.
    private static uint Nearest(float value, uint lowerBits)
    {
        uint bits = BitConverter.SingleToUInt32Bits(value) & 0xFFFF0000 | lowerBits;
        uint magnitude = Math.Max(bits & 0x7FFFFFFF, lowerBits == 0 ? 0 : 0x00800000 | lowerBits), sign = bits & 0x80000000;
        var candidates = new[] { magnitude, magnitude + 0x10000, magnitude - Math.Min(0x10000, magnitude & 0xFFFF0000) };
        return candidates.Where(candidate => lowerBits == 0 || candidate >= 0x00800000).Select(candidate => sign | candidate)
            .OrderBy(candidate => Math.Abs((double)BitConverter.UInt32BitsToSingle(candidate) - value)).ThenBy(candidate => candidate >> 16 & 1).First();
    }
}
