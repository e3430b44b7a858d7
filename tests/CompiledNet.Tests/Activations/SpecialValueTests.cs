using System;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.Json;
using CompiledNet.CompilerServices;
using CompiledNet.Numerics;
using CompiledNet.Tests.Losses;
using CompiledNet.Tests.Reference;

namespace CompiledNet.Tests.Activations;

/// <summary>NaN, infinities and the ends of the range come out as PyTorch has them, for every vector width.</summary>
public class SpecialValueTests
{
    private static readonly JsonElement s_vectors = ReferenceFile.Open("specials.json");

    public static TheoryData<ActivationCase> Activations => [.. ActivationCase.All];

    public static TheoryData<LossCase> Losses => [.. LossCase.All.Where(loss => s_vectors.GetProperty("Losses").TryGetProperty(loss.Name, out _))];

    [Theory, MemberData(nameof(Activations), DisableDiscoveryEnumeration = true)]
    public void Of_activations(ActivationCase activation)
    {
        var vectors = s_vectors.GetProperty("Activations").GetProperty(activation.Name);
        var (xs, ys, slopes) = (vectors.Numbers("x"), vectors.Numbers("y"), vectors.Numbers("derivative"));
        for (int i = 0; i < xs.Length; i++)
        {
            // A NaN that PyTorch's formula makes of infinity may be the limit instead, which the next two points are close to.
            int limit = double.IsInfinity(xs[i]) ? i + 2 : i;
            Same(activation.Single((float)xs[i]).Y, ys[i], ys[limit], $"{activation}({xs[i]}f)");
            Same(activation.Double(xs[i]).Y, ys[i], ys[limit], $"{activation}({xs[i]})");
            // PyTorch has numbers for the slope of some kinked functions at NaN: their gradient is that number times NaN.
            if (double.IsNaN(xs[i]) && !double.IsNaN(slopes[i])) continue;
            Same(activation.Single((float)xs[i]).Derivative, slopes[i], slopes[limit], $"{activation}'({xs[i]}f)");
            Same(activation.Double(xs[i]).Derivative, slopes[i], slopes[limit], $"{activation}'({xs[i]})");
        }

        foreach (double x in xs) activation.WidthsShouldAgree((float)x);
    }

    [Fact]
    public void Of_softmax()
    {
        foreach (var vector in s_vectors.GetProperty("Softmax").EnumerateArray())
        {
            float[] x = [.. vector.Numbers("x").Select(value => (float)value)], y = new float[x.Length];
            new Softmax().Forward<float>(x, y);
            double[] expected = vector.Numbers("y");
            for (int i = 0; i < y.Length; i++) Same(y[i], expected[i], expected[i], $"{i} of softmax({string.Join(" ", x)})");
        }
    }

    [Theory, InlineData(4), InlineData(8), InlineData(16)]
    public void Of_attention(int stride)
    {
        // The first of three queries sees one key, whose score is NaN: softmax of NaN and what is masked is NaN, and not what nobody attends to.
        float[] scores = new float[3 * stride];
        scores[0] = float.NaN;
        AttentionSoftmax.Forward(ref scores[0], ref Unsafe.NullRef<float>(), queries: 3, keys: 3, stride, causal: true);
        scores[0].ShouldBe(float.NaN);
        scores[stride].ShouldBe(0.5f);
        scores[2 * stride + 2].ShouldBe(1 / 3f, 1e-6f);
    }

    [Theory, MemberData(nameof(Losses), DisableDiscoveryEnumeration = true)]
    public void Of_losses(LossCase loss)
    {
        foreach (var vector in s_vectors.GetProperty("Losses").GetProperty(loss.Name).EnumerateArray())
        {
            double[] gradient = vector.Numbers("gradient");
            float[] prediction = [.. Enumerable.Repeat(0.25f, gradient.Length)], target = new float[gradient.Length];
            target[3] = 1;
            int place = vector.GetProperty("place").GetInt32();
            prediction[place] = float.NaN;
            loss.Forward(prediction, target).ShouldBe(float.NaN, $"{loss} with NaN at {place}");
            float[] actual = loss.Backward(prediction, target, 1f);
            if (double.IsNaN(gradient[place])) actual[place].ShouldBe(float.NaN, $"gradient of {loss} at {place}");
        }
    }

    private static void Same(double actual, double expected, double limit, string what)
    {
        if (what.Contains("f)", StringComparison.Ordinal) && Math.Abs(expected) > float.MaxValue) expected = expected > 0 ? double.PositiveInfinity : double.NegativeInfinity;
        bool isNaN = double.IsNaN(expected) && (double.IsNaN(actual) || Near(actual, limit));
        (isNaN || Near(actual, expected)).ShouldBeTrue($"{what} is {actual:R}, should be {expected:R}");

        static bool Near(double actual, double expected) => actual.Equals(expected) || Math.Abs(actual - expected) <= 1e-5 * (1 + Math.Abs(expected));
    }
}
