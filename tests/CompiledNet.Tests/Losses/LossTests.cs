using System;
using System.Linq;
using CompiledNet.Testing;
using CompiledNet.Tests.Reference;
using CsCheck;

namespace CompiledNet.Tests.Losses;

public class LossTests
{
    public static TheoryData<LossCase> Cases => [.. LossCase.All];

    [Theory, MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void AgreesWithPyTorch(LossCase loss)
    {
        const double Scale = 1.5;
        foreach (var vector in ReferenceFile.Open("losses.json").GetProperty(loss.Name).EnumerateArray())
        {
            var (prediction, target) = (vector.Numbers("prediction"), vector.Numbers("target"));
            double expected = vector.GetProperty("loss").GetDouble();
            var gradient = vector.Numbers("gradient");
            Close(loss.Forward(prediction, target), expected, 1e-10, $"{loss} of {prediction.Length}");
            var actual = loss.Backward(prediction, target, Scale);
            for (int i = 0; i < gradient.Length; i++) Close(actual[i], Scale * gradient[i], 1e-10, $"{loss}' [{i}] of {gradient.Length}");

            float[] singlePrediction = [.. prediction.Select(v => (float)v)], singleTarget = [.. target.Select(v => (float)v)];
            // Next to 1 the float 1 - 1e-7 is the number 1 - 1.2e-7, so a clipped probability has a slightly other logarithm.
            bool clipped = prediction.Any(v => v is 0 or 1) && loss.Name.StartsWith("Binary", StringComparison.Ordinal);
            if (!clipped) Close(loss.Forward(singlePrediction, singleTarget), expected, 1e-5, $"{loss} of {prediction.Length} floats");
            var single = loss.Backward(singlePrediction, singleTarget, (float)Scale);
            for (int i = 0; i < gradient.Length; i++) Close(single[i], Scale * gradient[i], 1e-5, $"{loss}' [{i}] of {gradient.Length} floats");
        }
    }

    /// <summary>A circle loss holds a factor that depends on the prediction, as its authors do; PyTorch's detach says what its gradient is.</summary>
    public static TheoryData<LossCase> Plain => [.. LossCase.All.Where(loss => !loss.Name.StartsWith("Circle", StringComparison.Ordinal))];

    [Theory, MemberData(nameof(Plain), DisableDiscoveryEnumeration = true)]
    public void GradientIsTheSlope(LossCase loss) => Gen.Select(Gen.Double[0.05, 0.95].Array[12], Gen.Int[0, 11]).Draw((prediction, index) =>
    {
        double[] target = loss.Name.Split('.')[0] switch
        {
            "SparseCategoricalCrossentropy" or "NegativeLogLikelihood" => [index],
            "Contrastive" or "Triplet" => [index % 2],
            "AddedLoss" or "NormalDivergence" => [],
            "MeanAbsolutePercentageError" => [.. prediction.Select((_, i) => i == index ? 1.0 : 2.0)],
            _ => [.. prediction.Select((_, i) => i == index ? 1.0 : 0.0)],
        };
        var gradient = loss.Backward(prediction, target, 1.0);
        const double Step = 1e-5;
        for (int i = 0; i < prediction.Length; i++)
        {
            var (up, down) = ((double[])prediction.Clone(), (double[])prediction.Clone());
            up[i] += Step;
            down[i] -= Step;
            // The leader of the categorical hinge changes between two nearly equal rivals.
            if (loss.Name == "CategoricalHinge" && prediction.Where((_, j) => j != i).Any(other => Math.Abs(other - prediction[i]) < 3 * Step)) continue;
            double slope = (loss.Forward(up, target) - loss.Forward(down, target)) / (2 * Step);
            Close(gradient[i], slope, 1e-6, $"{loss}' [{i}]");
        }
    }, count: 50);

    [Theory, MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void SpansThatDifferAreRefused(LossCase loss)
    {
        Should.Throw<ArgumentException>(() => loss.Forward(new float[3], new float[2])).Message.ShouldContain("2");
        Should.Throw<ArgumentException>(() => loss.Backward(new float[3], new float[2], 1f)).Message.ShouldContain("2");
        Should.Throw<ArgumentException>(() => loss.Forward<float>([], []));
    }

    [Fact]
    public void AGradientThatIsTooShortIsRefused()
    {
        Should.Throw<ArgumentException>(() => new Huber().Backward<float>(new float[3], new float[3], 1, new float[2])).Message.ShouldContain("3");
        Should.Throw<ArgumentException>(() => new Triplet().Backward<float>(new float[6], new float[1], 1, new float[5])).Message.ShouldContain("6");
        Should.Throw<ArgumentException>(() => new Contrastive().Forward<float>(new float[3], new float[1])).Message.ShouldContain("2 embeddings");
        Should.Throw<ArgumentException>(() => new NormalDivergence().Forward<float>(new float[3], [])).Message.ShouldContain("as many standard deviations");
        Should.Throw<ArgumentException>(() => new NormalDivergence().Backward<float>(new float[4], [], 1, new float[2])).Message.ShouldContain("4");
        Should.Throw<ArgumentException>(() => new SparseCategoricalCrossentropy().Backward<float>([0.5f, 0.5f], [1], 1, new float[3])).Message.ShouldContain("2");
    }

    private static void Close(double actual, double expected, double tolerance, string what) =>
        (Math.Abs(actual - expected) <= tolerance * (1 + Math.Abs(expected))).ShouldBeTrue($"{what} is {actual:R}, should be {expected:R}");
}
