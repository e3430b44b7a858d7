using System;
using System.Collections.Generic;
using CompiledNet.Numerics;

namespace CompiledNet.Tests.Initializers;

/// <summary>Initializers that are not a distribution, and what all have in common.</summary>
public class InitializerTests
{
    private static readonly Dictionary<string, IInitializer> RandomOnes = new()
    {
        ["RandomUniform"] = new RandomUniform(), ["RandomNormal"] = new RandomNormal(), ["TruncatedNormal"] = new TruncatedNormal(),
        ["GlorotUniform"] = new GlorotUniform(), ["GlorotNormal"] = new GlorotNormal(), ["HeUniform"] = new HeUniform(),
        ["HeNormal"] = new HeNormal(), ["LeCunUniform"] = new LeCunUniform(), ["LeCunNormal"] = new LeCunNormal(),
        ["Orthogonal"] = new Orthogonal(),
    };

    public static TheoryData<string> RandomNames => new(RandomOnes.Keys);

    [Fact]
    public void ConstantsFillEverything()
    {
        Filled(new Zeros(), 2, 3).ShouldAllBe(value => value == 0);
        Filled(new Ones(), 2, 3).ShouldAllBe(value => value == 1);
        Filled(new Constant(), 2, 3).ShouldAllBe(value => value == 0);
        Filled(new Constant(-0.25), 2, 3).ShouldAllBe(value => value == -0.25f);
    }

    [Fact]
    public void IdentityHasItsGainOnTheDiagonal()
    {
        Filled(new Identity(), 2, 3).ShouldBe([1, 0, 0, 0, 1, 0]);
        Filled(new Identity(0.5), 3, 2).ShouldBe([0.5f, 0, 0, 0.5f, 0, 0]);
    }

    [Theory]
    [MemberData(nameof(RandomNames))]
    public void SeedAndStreamFixTheNumbers(string name)
    {
        var initializer = RandomOnes[name];
        float[] first = Drawn(initializer, 1, 0);
        Drawn(initializer, 1, 0).ShouldBe(first);
        foreach (var other in new[] { Drawn(initializer, 2, 0), Drawn(initializer, 1, 1) })
        {
            // Independent: no number in common but by chance, and no correlation.
            int equal = 0;
            double product = 0, square = 0;
            for (int i = 0; i < first.Length; i++)
            {
                if (first[i] == other[i]) equal++;
                product += (double)first[i] * other[i];
                square += (double)first[i] * first[i];
            }

            equal.ShouldBeLessThan(3);
            (product / square).ShouldBe(0, 4 / Math.Sqrt(first.Length));
        }
    }

    [Theory]
    [InlineData(1.0, 40, 40)]
    [InlineData(1.0, 64, 20)]
    [InlineData(1.5, 20, 64)]
    [InlineData(1.0, 3, 3, 5, 30)]
    [InlineData(2.0, 1, 7)]
    public void OrthogonalVectorsStandAtRightAngles(double gain, params int[] shape)
    {
        float[] values = Filled(new Orthogonal(gain), shape);
        int columns = shape[^1], rows = values.Length / columns, count = Math.Min(rows, columns);
        for (int i = 0; i < count; i++)
            for (int j = 0; j <= i; j++)
            {
                double product = 0;
                for (int k = 0; k < Math.Max(rows, columns); k++)
                    product += rows < columns
                        ? (double)values[i * columns + k] * values[j * columns + k]
                        : (double)values[k * columns + i] * values[k * columns + j];
                product.ShouldBe(i == j ? gain * gain : 0, 1e-5);
            }
    }

    [Fact]
    public void OrthogonalMatricesTurnEitherWay()
    {
        // Of the matrices of one number, +1 and -1 are equally likely.
        int positive = 0;
        for (int seed = 0; seed < 1000; seed++)
        {
            float[] value = [0];
            new Orthogonal().Fill(value, [1, 1], new RandomStream(seed));
            Math.Abs(value[0]).ShouldBe(1);
            if (value[0] > 0) positive++;
        }

        positive.ShouldBeInRange(430, 570);
    }

    [Fact]
    public void WrongUseIsRefused()
    {
        Should.Throw<ArgumentException>(() => Filled(new Identity(), 2, 2, 2)).Message.ShouldContain("2 dimensions, not 3");
        Should.Throw<ArgumentException>(() => Filled(new Orthogonal(), 4)).Message.ShouldContain("at least 2 dimensions, not 1");
        Should.Throw<ArgumentException>(() => new RandomUniform(1, 0)).Message.ShouldContain("1 to 0");
        Should.Throw<ArgumentOutOfRangeException>(() => new RandomNormal(0, -1)).ParamName.ShouldBe("stddev");
        Should.Throw<ArgumentOutOfRangeException>(() => new TruncatedNormal(double.NaN)).ParamName.ShouldBe("mean");
        Should.Throw<ArgumentOutOfRangeException>(() => new Orthogonal(double.PositiveInfinity)).ParamName.ShouldBe("gain");
    }

    private static float[] Drawn(IInitializer initializer, int seed, ulong stream)
    {
        float[] values = new float[2000];
        initializer.Fill(values, [50, 40], new RandomStream(seed, stream));
        return values;
    }

    private static float[] Filled(IInitializer initializer, params int[] shape)
    {
        int length = 1;
        foreach (int size in shape) length *= size;
        float[] values = new float[length];
        Array.Fill(values, 99);
        initializer.Fill(values, shape, new RandomStream(5));
        return values;
    }
}
