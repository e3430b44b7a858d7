using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNet.Testing;
using CompiledNet.Tests.Networks;

namespace CompiledNet.Tests.Training;

/// <summary>What stands between gradient and update.</summary>
public class GradientTransformationTests
{
    private static readonly TrainingReference s_reference = TrainingReference.Recorded;

    [Fact]
    public void It_sees_every_gradient_once_and_may_change_it()
    {
        var seen = new List<float[]>();
        var (network, expected) = (s_reference.Network(), s_reference.Network());
        var halving = new Own((gradient, step) =>
        {
            step.ShouldBe(seen.Count);
            seen.Add(gradient.ToArray());
            foreach (ref float number in gradient) number /= 2;
            return true;
        });
        network.Fit(s_reference.Data, new FitOptions { Optimizer = new SGD(0.5f), GradientTransformations = [halving], BatchSize = 8 });
        expected.Fit(s_reference.Data, new FitOptions { Optimizer = new SGD(0.25f), BatchSize = 8 });
        seen.Count.ShouldBe(3);
        network.Parameters.Span.ToArray().ShouldBe(expected.Parameters.Span.ToArray());
    }

    [Fact]
    public void It_may_keep_the_update_back()
    {
        var network = s_reference.Network();
        var optimizer = new SGD();
        network.Fit(s_reference.Data, new FitOptions { Optimizer = optimizer, GradientTransformations = [new Own((_, step) => step == 1)], BatchSize = 8 });
        optimizer.Iterations.ShouldBe(1);
    }

    [Fact]
    public void Noise_allocates_nothing()
    {
        var network = new PlainNetwork<float>();
        float[] gradient = new float[PlainNetwork<float>.Frozen], again = new float[PlainNetwork<float>.Frozen];
        var noise = new GradientNoise(0.5f);
        long step = 0;
        AllocatedBytes.Fewest(() => noise.Transform(gradient, network.Description, step++)).ShouldBe(0);
        Array.Clear(gradient);
        noise.Transform(gradient, network.Description, 7);
        new GradientNoise(0.5f).Transform(again, network.Description, 7);
        gradient.ShouldBe(again);
    }

    /// <summary>Σ of 200 · 21 draws of variance 0.5 / 4^0.55: mean within 4 standard errors, variance within 10 %.</summary>
    [Fact]
    public void Noise_has_the_variance_of_its_step_and_leaves_padding_alone()
    {
        var network = new PlainNetwork<float>();
        var draws = new List<float>();
        for (int seed = 0; seed < 200; seed++)
        {
            float[] gradient = new float[PlainNetwork<float>.Frozen];
            new GradientNoise(0.5f, 0.55f, seed).Transform(gradient, network.Description, 3).ShouldBeTrue();
            var real = network.Description.Parameters.Where(p => p.Trainable).SelectMany(p => Enumerable.Range(0, p.Rows).SelectMany(r => Enumerable.Range(0, p.Columns).Select(c => p.IndexOf(r, c)))).ToHashSet();
            for (int i = 0; i < gradient.Length; i++)
                if (real.Contains(i)) draws.Add(gradient[i]);
                else gradient[i].ShouldBe(0);
        }

        double variance = 0.5 / Math.Pow(4, 0.55), mean = draws.Average(x => (double)x);
        Math.Abs(mean).ShouldBeLessThan(4 * Math.Sqrt(variance / draws.Count));
        draws.Average(x => (x - mean) * (x - mean)).ShouldBe(variance, 0.1 * variance);
        draws.Distinct().Count().ShouldBeGreaterThan(draws.Count * 9 / 10);
    }

    [Fact]
    public void None_may_be_null() =>
        Should.Throw<ArgumentException>(() => s_reference.Network().Fit(s_reference.Data, new FitOptions { GradientTransformations = [null!] })).Message.ShouldContain("transformation is null");

    private delegate bool Change(Span<float> gradient, long step);

    private sealed class Own(Change change) : GradientTransformation
    {
        public override bool Transform(Span<float> gradient, NetworkDescription network, long step) => change(gradient, step);
    }
}
