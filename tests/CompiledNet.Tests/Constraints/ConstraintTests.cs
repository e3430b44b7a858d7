using System;
using CompiledNet.Testing;
using CsCheck;

namespace CompiledNet.Tests.Constraints;

/// <summary>Constraints at numbers that can be worked out by hand, and as projections of random tensors.</summary>
public class ConstraintTests
{
    // [2, 3]: columns of norm 5, 0 and 1; rows of norm √10 and √16.
    private static float[] Kernel => [3, 0, 1, 4, 0, 0];

    [Fact]
    public void MaxNormShortensOnlyWhatIsTooLong() => After(new MaxNorm()).ShouldBe([1.2f, 0, 1, 1.6f, 0, 0], 1e-6);

    [Fact]
    public void UnitNormMakesEveryLineOneLong() => After(new UnitNorm()).ShouldBe([0.6f, 0, 1, 0.8f, 0, 0], 1e-6);

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void AnotherAxisMaybeChosen(int axis)
    {
        float root = MathF.Sqrt(10);
        After(new UnitNorm(axis)).ShouldBe([3 / root, 0, 1 / root, 1, 0, 0], 1e-6);
    }

    [Fact]
    public void MinMaxNormGoesPartOfTheWay() =>
        // 5 -> half way to 3 = 4, 1 -> half way to 2 = 1.5.
        After(new MinMaxNorm(2, 3, 0.5)).ShouldBe([2.4f, 0, 1.5f, 3.2f, 0, 0], 1e-6);

    [Fact]
    public void NonNegKeepsWhatIsPositive()
    {
        float[] values = [-1, 0, 2, -0.5f];
        new NonNeg().Apply(values, [4]);
        values.ShouldBe([0, 0, 2, 0]);
    }

    [Fact]
    public void TheEpsilonOfKerasStandsBesideTheNorm()
    {
        // w / (1e-7 + |w|), so that weights of the size of epsilon are halved.
        float[] values = [1e-7f];
        new UnitNorm().Apply(values, [1]);
        values[0].ShouldBe(0.5f, 1e-6f);
    }

    [Fact]
    public void NormsRunAlongAnyAxisOfATensor() =>
        Gen.Select(Gen.Int[1, 4], Gen.Int[1, 4], Gen.Int[1, 4], Gen.Int[0, 2]).SelectMany((a, b, c, axis) =>
            Gen.Single[-3, 3].Array[a * b * c].Select(values => (values, shape: new[] { a, b, c }, axis))).Draw(sample =>
        {
            var (values, shape, axis) = sample;
            float[] scaled = [.. values];
            new MaxNorm(1, axis).Apply(scaled, shape);
            int index = 0;
            for (int i = 0; i < shape[0]; i++)
                for (int j = 0; j < shape[1]; j++)
                    for (int k = 0; k < shape[2]; k++, index++)
                    {
                        double norm = 0;
                        for (int n = 0; n < shape[axis]; n++)
                        {
                            int[] at = [i, j, k];
                            at[axis] = n;
                            norm += Math.Pow(values[(at[0] * shape[1] + at[1]) * shape[2] + at[2]], 2);
                        }

                        ((double)scaled[index]).ShouldBe(values[index] / Math.Max(1, Math.Sqrt(norm)), 1e-6);
                    }
        }, count: 200);

    [Fact]
    public void WrongSettingsAreRefused()
    {
        Should.Throw<ArgumentException>(() => After(new UnitNorm(2))).Message.ShouldContain("2 dimensions has no axis 2");
        Should.Throw<ArgumentOutOfRangeException>(() => new MaxNorm(-1)).ParamName.ShouldBe("maxValue");
        Should.Throw<ArgumentException>(() => new MinMaxNorm(2, 1));
        Should.Throw<ArgumentOutOfRangeException>(() => new MinMaxNorm(0, 1, 1.5));
    }

    private static float[] After(IConstraint constraint)
    {
        float[] values = Kernel;
        constraint.Apply(values, [2, 3]);
        return values;
    }
}
