using System;
using System.Collections.Generic;
using CompiledNet.Numerics;
using CompiledNet.Testing;

namespace CompiledNet.Tests.Optimizers;

/// <summary>What all optimizers have in common: options, clipping, padding, memory.</summary>
public class OptimizerTests
{
    private static readonly Dictionary<string, Func<Optimizer>> Kinds = new()
    {
        ["SGD"] = () => new SGD(), ["momentum"] = () => new SGD { Momentum = 0.9f },
        ["Nesterov"] = () => new SGD { Momentum = 0.9f, Nesterov = true }, ["RMSprop"] = () => new RMSprop(),
        ["RMSprop with momentum"] = () => new RMSprop { Momentum = 0.9f }, ["centered RMSprop"] = () => new RMSprop { Centered = true },
        ["Adagrad"] = () => new Adagrad(), ["Adadelta"] = () => new Adadelta(), ["Adam"] = () => new Adam(),
        ["AMSGrad"] = () => new Adam { AmsGrad = true }, ["AdamW"] = () => new AdamW(), ["Adamax"] = () => new Adamax(),
        ["Nadam"] = () => new Nadam(), ["Lion"] = () => new Lion(), ["Ftrl"] = () => new Ftrl(), ["Lamb"] = () => new Lamb(),
        ["Adafactor"] = () => new Adafactor(), ["Muon"] = () => new Muon { AdamRateRatio = 1 }, ["clipped by norm"] = () => new Adam { ClipNorm = 1 },
        ["clipped by global norm"] = () => new Adam { GlobalClipNorm = 1 }, ["clipped by value"] = () => new Adam { ClipValue = 0.5f },
        ["scheduled"] = () => new SGD { Schedule = new ExponentialDecay(0.1f, 100, 0.5f) },
    };

    public static TheoryData<string> All => new(Kinds.Keys);

    [Theory]
    [MemberData(nameof(All))]
    public void LeavesPaddingAtZero(string kind)
    {
        var (optimizer, parameters) = (Kinds[kind](), Filled(40, i => i % 5 == 4 ? 0 : i - 7));
        optimizer.Initialize(40);
        for (int step = 0; step < 10; step++) optimizer.Update(parameters.Span, Filled(40, i => i % 5 == 4 ? 0 : MathF.Sin(i + step)).Span);
        int changed = 0;
        for (int i = 0; i < 40; i++)
            if (i % 5 == 4) parameters.Span[i].ShouldBe(0);
            else if (parameters.Span[i] != i - 7) changed++;
        changed.ShouldBeGreaterThan(20);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void EveryLengthStepsLikeItsElementsAlone(string kind)
    {
        // Norms tie the elements together.
        if (Kinds[kind]() is { ClipNorm: not null } or { GlobalClipNorm: not null } or Lamb or Adafactor) return;
        for (int length = 1; length < 50; length++)
        {
            var (whole, parameters) = (Kinds[kind](), Filled(length, i => i - 3.5f));
            whole.Initialize(length);
            for (int step = 0; step < 3; step++) whole.Update(parameters.Span, Filled(length, i => MathF.Cos(i * (step + 1))).Span);

            int last = length - 1;
            var (alone, parameter) = (Kinds[kind](), new[] { last - 3.5f });
            alone.Initialize(1);
            for (int step = 0; step < 3; step++) alone.Update(parameter, [MathF.Cos(last * (step + 1))]);
            parameters.Span[last].ShouldBe(parameter[0], 1e-5f);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void AllocatesNothingPerStep(string kind)
    {
        var (optimizer, parameters, gradients) = (Kinds[kind](), Filled(1003, i => i), Filled(1003, i => 1f / (i + 1)));
        optimizer.Initialize(1003);
        AllocatedBytes.Fewest(() => optimizer.Update(parameters.Span, gradients.Span)).ShouldBe(0);
        AllocatedBytes.Fewest(() => GC.KeepAlive(new float[1])).ShouldBeGreaterThan(0);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void FindsTheLowestPointOfABowl(string kind)
    {
        var (optimizer, parameters, gradients) = (Kinds[kind](), Filled(19, i => i % 2 == 0 ? 1 : -1), Filled(19, _ => 0));
        if (optimizer.Schedule is null) optimizer.LearningRate = optimizer is Adadelta ? 20 : 0.05f;
        optimizer.Initialize(19);
        for (int step = 0; step < 400; step++)
        {
            parameters.Span.CopyTo(gradients.Span);
            optimizer.Update(parameters.Span, gradients.Span);
        }

        foreach (float parameter in parameters.Span) Math.Abs(parameter).ShouldBeLessThan(0.3f);
    }

    [Fact]
    public void CenteredRMSpropStandsGradientsThatDoNotChange()
    {
        // The variance is then a difference of rounding errors, of either sign and far larger than epsilon.
        var (optimizer, parameters) = (new RMSprop { Centered = true }, Filled(1000, _ => 1));
        optimizer.Initialize(1000);
        for (int step = 0; step < 300; step++) optimizer.Update(parameters.Span, Filled(1000, i => (step < 9 ? 3000 : 1000) + i * 0.37f).Span);
        foreach (float parameter in parameters.Span) float.IsFinite(parameter).ShouldBeTrue();
    }

    [Fact]
    public void WeightDecayTakesItsShareBeforeTheStep()
    {
        var (optimizer, parameters) = (new SGD(0.5f) { WeightDecay = 0.1f }, Filled(20, _ => 2));
        optimizer.Initialize(20);
        optimizer.Update(parameters.Span, Filled(20, _ => 1).Span);
        foreach (float parameter in parameters.Span) parameter.ShouldBe(2 - 0.5f * 0.1f * 2 - 0.5f, 1e-6f);
    }

    [Fact]
    public void AScheduleSetsTheLearningRateBeforeEachStep()
    {
        var optimizer = new SGD { Schedule = new PiecewiseConstantDecay([0, 1], [1, 0.5f, 0.25f]) };
        float[] parameters = [0];
        optimizer.Initialize(1);
        for (int step = 0; step < 3; step++) optimizer.Update(parameters, [1]);
        parameters[0].ShouldBe(-1.75f);
        optimizer.LearningRate.ShouldBe(0.25f);
    }

    [Fact]
    public void AUserWrittenOptimizerSteps()
    {
        var optimizer = new SignDescent(0.25f);
        float[] parameters = [1, 1, 1];
        optimizer.Initialize(3);
        optimizer.Update(parameters, [-5, 0, 0.1f]);
        parameters.ShouldBe([1.25f, 1, 0.75f]);
        optimizer.Iterations.ShouldBe(1);
    }

    [Fact]
    public void RefusesWhatItCannotDo()
    {
        var optimizer = new Adam();
        Should.Throw<InvalidOperationException>(() => optimizer.Update(new float[1], new float[1])).Message.ShouldContain("initialized");
        optimizer.Initialize(3);
        Should.Throw<ArgumentException>(() => optimizer.Update(new float[4], new float[3])).Message.ShouldContain("3 numbers, not 4");
        Should.Throw<ArgumentException>(() => optimizer.Update(new float[3], new float[2])).ParamName.ShouldBe("gradients");
        Should.Throw<ArgumentOutOfRangeException>(() => optimizer.Initialize(-1));
        Should.Throw<ArgumentOutOfRangeException>(() => new Adam(-1));
        Should.Throw<ArgumentOutOfRangeException>(() => new Adam(float.NaN));
        Should.Throw<ArgumentOutOfRangeException>(() => new Adam { Beta1 = 1 }).ParamName.ShouldBe("Beta1");
        Should.Throw<ArgumentOutOfRangeException>(() => new Adam { Epsilon = 0 }).ParamName.ShouldBe("Epsilon");
        Should.Throw<ArgumentOutOfRangeException>(() => new SGD { Momentum = -0.1f });
        Should.Throw<ArgumentOutOfRangeException>(() => new SGD { ClipNorm = 0 });
        Should.Throw<ArgumentOutOfRangeException>(() => new Adafactor { Beta2Decay = 0 });
        Should.Throw<ArgumentOutOfRangeException>(() => new Muon { NewtonSchulzSteps = 0 });
        var ftrl = new Ftrl(0);
        ftrl.Initialize(1);
        Should.Throw<InvalidOperationException>(() => ftrl.Update(new float[1], new float[1])).Message.ShouldContain("above 0");
        Should.Throw<InvalidOperationException>(() => new SGD { ClipNorm = 1, ClipValue = 1 }).Message.ShouldContain("At most one");
    }

    private static AlignedBuffer<float> Filled(int length, Func<int, float> value)
    {
        var buffer = new AlignedBuffer<float>(length);
        for (int i = 0; i < length; i++) buffer.Span[i] = value(i);
        return buffer;
    }
}
