using System;
using CompiledNet.Testing;

namespace CompiledNet.Tests.Training;

/// <summary>A second fit with the same optimizer goes on, as in Keras.</summary>
public class ContinuedFitTests
{
    private static readonly TrainingReference s_reference = TrainingReference.Recorded;

    public static TheoryData<string, Func<Optimizer>> Optimizers => new()
    {
        { "SGD", () => new SGD { Momentum = 0.9f } },
        { "RMSprop", () => new RMSprop { Centered = true, Momentum = 0.5f } },
        { "Adagrad", () => new Adagrad() },
        { "Adadelta", () => new Adadelta(1) },
        { "Adam", () => new Adam { Schedule = new ExponentialDecay(0.01f, 3, 0.5f) } },
        { "AMSGrad", () => new Adam { AmsGrad = true } },
        { "AdamW", () => new AdamW() },
        { "Adamax", () => new Adamax() },
        { "Nadam", () => new Nadam() },
        { "Lion", () => new Lion() },
        { "Ftrl", () => new Ftrl(0.05f) { L1 = 0.001f } },
        { "Lamb", () => new Lamb() },
        { "Adafactor", () => new Adafactor(0.01f) },
        { "Muon", () => new Muon() },
        { "schedule-free", () => new ScheduleFreeAdamW(0.01f) { WarmupSteps = 5, WeightDecay = 0.01f } },
        { "L-BFGS", () => new LBFGS(memory: 2) },
        { "gathering", () => new Adam { GradientAccumulationSteps = 3 } },
    };

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Two_fits_are_one(string name, Func<Optimizer> create)
    {
        var (whole, parts) = (s_reference.Network(), s_reference.Network());
        Optimizer one = create(), other = create();
        Fit(whole, one, 0, 5);
        Fit(parts, other, 0, 2);
        Fit(parts, other, 2, 5);
        parts.Parameters.Span.ToArray().ShouldBe(whole.Parameters.Span.ToArray(), name);
        other.Iterations.ShouldBe(one.Iterations);
        other.LearningRate.ShouldBe(one.LearningRate);
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void A_reset_forgets_and_another_network_begins_anew(string name, Func<Optimizer> create)
    {
        var (fresh, reset, other) = (s_reference.Network(), s_reference.Network(), s_reference.Network());
        Optimizer used = create(), shared = create();
        Fit(fresh, create(), 0, 2);

        Fit(reset, used, 0, 1);
        used.Reset();
        used.Iterations.ShouldBe(0);
        fresh = s_reference.Network();
        reset.Change(block => fresh.Parameters.Span.CopyTo(block));
        Fit(reset, used, 0, 2);
        Fit(fresh, create(), 0, 2);
        reset.Parameters.Span.ToArray().ShouldBe(fresh.Parameters.Span.ToArray(), name);

        Fit(s_reference.Network(), shared, 0, 3);
        Fit(other, shared, 0, 2);
        other.Parameters.Span.ToArray().ShouldBe(fresh.Parameters.Span.ToArray(), name);
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void State_goes_to_another_optimizer_by_its_names(string name, Func<Optimizer> create)
    {
        var (first, second) = (s_reference.Network(), s_reference.Network());
        Optimizer one = create(), other = create();
        Fit(first, one, 0, 2);
        second.Change(block => first.Parameters.Span.CopyTo(block));
        other.Initialize(second.Description);
        other.State.Names.ShouldBe(one.State.Names);
        foreach (string part in one.State.Names) other.State[part] = one.State[part];
        foreach (string number in one.State.NumberNames) other.State.SetNumber(number, one.State.Number(number));
        other.State.Iterations = one.State.Iterations;
        Fit(first, one, 2, 4);
        Fit(second, other, 2, 4);
        second.Parameters.Span.ToArray().ShouldBe(first.Parameters.Span.ToArray(), name);
    }

    /// <summary>After the first step m is (1 − β₁) g and v (1 − β₂) g².</summary>
    [Fact]
    public void The_parts_of_Adam_are_called_m_and_v()
    {
        var network = s_reference.Network();
        var adam = new Adam();
        Should.Throw<InvalidOperationException>(() => adam.State);
        network.Fit(Dataset.From(s_reference.Features[..4], s_reference.Targets[..4]), new FitOptions { Optimizer = adam });
        float[] m = adam.State["hidden/kernel/m"], v = adam.State["hidden/kernel/v"];
        adam.State.ShapeOf("hidden/kernel/m").ShouldBe([3, 4]);
        for (int i = 0; i < m.Length; i++) v[i].ShouldBe(m[i] * m[i] * 100 * 0.001f, 1e-4f * Math.Abs(v[i]) + 1e-12f);
        Should.Throw<System.Collections.Generic.KeyNotFoundException>(() => adam.State["hidden/kernel/w"]).Message.ShouldContain("hidden/kernel/v");
        Should.Throw<ArgumentException>(() => adam.State["hidden/kernel/m"] = new float[3]);
    }

    /// <summary>The mean gradient of several batches is that of one of their size.</summary>
    [Fact]
    public void Gathered_gradients_are_those_of_a_larger_batch()
    {
        var (large, small) = (s_reference.Network(), s_reference.Network());
        large.Fit(s_reference.Data, new FitOptions { Optimizer = new Adam(0.01f), BatchSize = 20, Shuffle = false, Epochs = 4 });
        var gathering = new Adam(0.01f) { GradientAccumulationSteps = 4 };
        small.Fit(s_reference.Data, new FitOptions { Optimizer = gathering, BatchSize = 5, Shuffle = false, Epochs = 4 });
        gathering.Iterations.ShouldBe(4);
        small.Parameters.Span.ToArray().ShouldBe(large.Parameters.Span.ToArray(), 1e-5);
    }

    [Fact]
    public void Gathering_needs_a_positive_count() =>
        Should.Throw<ArgumentOutOfRangeException>(() => new SGD { GradientAccumulationSteps = 0 });

    private static void Fit(INetwork<float> network, Optimizer optimizer, int from, int to) =>
        network.Fit(s_reference.Data, new FitOptions { Optimizer = optimizer, InitialEpoch = from, Epochs = to, BatchSize = 6 });
}
