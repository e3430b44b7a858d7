using System;
using System.Linq;
using CompiledNet.CompilerServices;
using CompiledNet.Numerics;
using CompiledNet.Testing;
using CsCheck;

namespace CompiledNet.Tests.Numerics;

public class BFloat16BlockTests
{
    [Fact]
    public void Both_numbers_of_a_word_are_as_close_as_bfloat16() => Gen.Double[-30, 30].Draw(exponent =>
    {
        var random = new Random((int)(exponent * 1e6));
        float[] values = [.. Enumerable.Range(0, 16).Select(_ => (float)((random.NextDouble() - 0.5) * Math.Pow(2, exponent)))];
        uint[] words = new uint[8];
        BFloat16Block.Round(values, words);
        for (int i = 0; i < 8; i++)
        {
            Close(BitConverter.UInt32BitsToSingle(words[i] << 16), values[i]);
            Close(BitConverter.UInt32BitsToSingle(words[i]), values[i + 8]);
        }
    }, count: 500);

    [Fact]
    public void Zero_is_no_denormal_number_and_what_is_no_number_stays_none()
    {
        float[] values = new float[16];
        (values[0], values[1], values[2], values[9], values[10], values[11]) = (1.5f, -3f, float.NaN, -0f, float.NaN, 2f);
        uint[] words = new uint[8];
        BFloat16Block.Round(values, words);
        for (int i = 0; i < 8; i++)
        {
            float upper = BitConverter.UInt32BitsToSingle(words[i]);
            float.IsSubnormal(upper).ShouldBeFalse();
            if (values[i + 8] == 0) Math.Abs(upper).ShouldBeLessThan(2.4e-38f);
        }

        BitConverter.UInt32BitsToSingle(words[0] << 16).ShouldBe(1.5f);
        BitConverter.UInt32BitsToSingle(words[1] << 16).ShouldBe(-3f);
        BitConverter.UInt32BitsToSingle(words[2] << 16).ShouldBe(float.NaN);
        BitConverter.UInt32BitsToSingle(words[2]).ShouldBe(float.NaN);
        BitConverter.UInt32BitsToSingle(words[3]).ShouldBe(2f);
    }

    [Fact]
    public void Spans_of_another_length_are_refused()
    {
        Should.Throw<ArgumentException>(() => BFloat16Block.Round(new float[15], new uint[8]));
        Should.Throw<ArgumentException>(() => BFloat16Block.Round(new float[16], new uint[7]));
    }

    // Half a unit of the last of eight digits; of the greater binade at a border.
    private static void Close(float actual, float expected) => Math.Abs(actual - expected).ShouldBeLessThanOrEqualTo(Math.Abs(expected) / 255);
}
