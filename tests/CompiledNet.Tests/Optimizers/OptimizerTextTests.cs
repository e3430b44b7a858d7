using System;
using System.Globalization;

namespace CompiledNet.Tests.Optimizers;

public class OptimizerTextTests
{
    [Fact]
    public void Says_kind_and_settings_and_what_is_on()
    {
        new SGD(0.1f).ToString().ShouldBe("SGD(LearningRate = 0.1, Momentum = 0)");
        new SGD(0.1f) { Momentum = 0.9f, Nesterov = true, ClipNorm = 1.5f }.ToString().ShouldBe("SGD(LearningRate = 0.1, Momentum = 0.9, Nesterov, ClipNorm = 1.5)");
        new Adam { AmsGrad = true }.ToString().ShouldBe("Adam(LearningRate = 0.001, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1E-07, AmsGrad)");
        new AdamW(0.01f).ToString().ShouldBe("AdamW(LearningRate = 0.01, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1E-07, WeightDecay = 0.004)");
        new RMSprop { Schedule = new CosineDecay(0.1f, 100) }.ToString().ShouldBe("RMSprop(LearningRate = 0.001, Rho = 0.9, Momentum = 0, Epsilon = 1E-07, Schedule = CosineDecay)");
    }

    [Fact]
    public void Says_what_all_kinds_can_do()
    {
        new SGD { GradientAccumulationSteps = 4, UseEma = true, EmaOverwriteFrequency = 10 }.ToString().ShouldBe(
            "SGD(LearningRate = 0.01, Momentum = 0, GradientAccumulationSteps = 4, EmaMomentum = 0.99, EmaOverwriteFrequency = 10)");
        new SGD { WeightDecay = 0.1f, ExcludeFromWeightDecay = ["*/bias", "out"], LearningRateMultipliers = [("trunk", 0.5f), ("*/kernel", 2)] }.ToString().ShouldBe(
            "SGD(LearningRate = 0.01, Momentum = 0, WeightDecay = 0.1, ExcludeFromWeightDecay = */bias out, LearningRateMultipliers = trunk * 0.5 */kernel * 2)");
    }

    [Fact]
    public void Every_kind_says_its_own_settings()
    {
        new Adadelta().ToString().ShouldBe("Adadelta(LearningRate = 0.001, Rho = 0.95, Epsilon = 1E-07)");
        new Adagrad().ToString().ShouldBe("Adagrad(LearningRate = 0.001, InitialAccumulatorValue = 0.1, Epsilon = 1E-07)");
        new Adamax().ToString().ShouldBe("Adamax(LearningRate = 0.001, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1E-07)");
        new Nadam().ToString().ShouldBe("Nadam(LearningRate = 0.001, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1E-07)");
        new Lion().ToString().ShouldBe("Lion(LearningRate = 0.001, Beta1 = 0.9, Beta2 = 0.99)");
        new Ftrl { L1 = 0.5f }.ToString().ShouldBe("Ftrl(LearningRate = 0.001, InitialAccumulatorValue = 0.1, L1 = 0.5, L2 = 0, L2Shrinkage = 0, Beta = 0)");
        new Lamb().ToString().ShouldBe("Lamb(LearningRate = 0.001, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1E-07)");
        new Adafactor().ToString().ShouldBe("Adafactor(LearningRate = 0.001, Beta2Decay = -0.8, Epsilon1 = 1E-30, Epsilon2 = 0.001, ClipThreshold = 1, RelativeStep)");
        new Muon { Exclude = ["embedding", "out"] }.ToString().ShouldBe(
            "Muon(LearningRate = 0.02, Momentum = 0.95, Nesterov, NewtonSchulzSteps = 5, AdamRateRatio = 0.015, AdamBeta1 = 0.9, AdamBeta2 = 0.95, Epsilon = 1E-10, Exclude = embedding out)");
        new ScheduleFreeAdamW { WarmupSteps = 5 }.ToString().ShouldBe("ScheduleFreeAdamW(LearningRate = 0.0025, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1E-08, WarmupSteps = 5)");
        new LBFGS().ToString().ShouldBe("LBFGS(LearningRate = 1, Memory = 10, GradientTolerance = 1E-05, LossTolerance = 2.2E-09)");
        new Own(0.5f) { GlobalClipNorm = 2 }.ToString().ShouldBe("Own(LearningRate = 0.5, GlobalClipNorm = 2)");
    }

    [Fact]
    public void Numbers_are_the_same_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            var german = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            german.NumberFormat.NumberDecimalSeparator = ",";
            CultureInfo.CurrentCulture = german;
            new SGD(0.5f).ToString().ShouldBe("SGD(LearningRate = 0.5, Momentum = 0)");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private sealed class Own(float learningRate) : Optimizer(learningRate)
    {
        protected override void Reset(int length)
        {
        }

        protected override void Step(Span<float> parameters, ReadOnlySpan<float> gradients)
        {
        }
    }
}
