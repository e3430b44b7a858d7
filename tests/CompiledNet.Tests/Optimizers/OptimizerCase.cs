using System;
using System.Collections.Generic;
using System.Text.Json;

namespace CompiledNet.Tests.Optimizers;

/// <summary>One recorded run of an optimizer.</summary>
public sealed record OptimizerCase(string Optimizer, string Source, Dictionary<string, JsonElement> Options, double[] AfterFirst, double[] AfterLast)
{
    public Optimizer Create()
    {
        float rate = Number("LearningRate", 0), decay = Number("WeightDecay", 0), momentum = Number("Momentum", 0), epsilon = Number("Epsilon", 1e-7f);
        float beta1 = Number("Beta1", 0.9f), beta2 = Number("Beta2", 0.999f);
        return Optimizer switch
        {
            "SGD" => new SGD(rate) { Momentum = momentum, Nesterov = Flag("Nesterov"), WeightDecay = decay },
            "RMSprop" => new RMSprop(rate) { Rho = Number("Rho", 0.9f), Momentum = momentum, Centered = Flag("Centered"), Epsilon = epsilon },
            "Adagrad" => new Adagrad(rate) { InitialAccumulatorValue = Number("InitialAccumulatorValue", 0.1f), Epsilon = epsilon },
            "Adadelta" => new Adadelta(rate) { Rho = Number("Rho", 0.95f), Epsilon = epsilon },
            "Adam" => new Adam(rate) { Beta1 = beta1, Beta2 = beta2, Epsilon = epsilon, AmsGrad = Flag("AmsGrad") },
            "AdamW" when !Options.ContainsKey("WeightDecay") => new AdamW(rate) { Epsilon = epsilon },
            "AdamW" => new AdamW(rate) { Epsilon = epsilon, WeightDecay = decay },
            "Adamax" => new Adamax(rate) { Beta1 = beta1, Beta2 = beta2, Epsilon = epsilon },
            "Nadam" => new Nadam(rate) { Beta1 = beta1, Beta2 = beta2, Epsilon = epsilon },
            "Lion" => new Lion(rate) { Beta1 = beta1, Beta2 = Number("Beta2", 0.99f), WeightDecay = decay },
            "Ftrl" => new Ftrl(rate)
            {
                InitialAccumulatorValue = Number("InitialAccumulatorValue", 0.1f), L1 = Number("L1", 0), L2 = Number("L2", 0),
                L2Shrinkage = Number("L2Shrinkage", 0), Beta = Number("Beta", 0),
            },
            "Lamb" => new Lamb(rate) { Beta1 = beta1, Beta2 = beta2, Epsilon = epsilon, WeightDecay = decay },
            "Adafactor" => new Adafactor(rate) { RelativeStep = !Options.ContainsKey("RelativeStep"), ClipThreshold = Number("ClipThreshold", 1) },
            "Muon" => new Muon(rate) { Momentum = Number("Momentum", 0.95f), Nesterov = !Options.ContainsKey("Nesterov"), WeightDecay = decay, Exclude = ["e"] },
            "ScheduleFreeAdamW" => new ScheduleFreeAdamW(rate)
            {
                Beta1 = beta1, Beta2 = beta2, Epsilon = epsilon, WeightDecay = decay, WarmupSteps = (int)Number("WarmupSteps", 0), AveragingPower = Number("AveragingPower", 0),
            },
            _ => throw new ArgumentException($"No optimizer is called {Optimizer}."),
        };
    }

    public override string ToString() => $"{Optimizer} {JsonSerializer.Serialize(Options)} by {Source}";

    private float Number(string name, float otherwise) => Options.TryGetValue(name, out var value) ? value.GetSingle() : otherwise;

    private bool Flag(string name) => Options.TryGetValue(name, out var value) && value.GetBoolean();
}
