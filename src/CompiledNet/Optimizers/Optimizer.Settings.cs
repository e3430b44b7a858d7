using System;
using System.Linq;

namespace CompiledNet;

/// <summary>What an optimizer is set to, as text.</summary>
public abstract partial class Optimizer
{
    /// <summary>What it is and what it is set to, such as <c>SGD(LearningRate = 0.01, Momentum = 0.9)</c>; limits and options only where they are on.</summary>
    public override string ToString()
    {
        var settings = new SettingsText().Add(nameof(LearningRate), (IFormattable)LearningRate);
        DescribeAll(settings);
        return $"{GetType().Name}({settings})";
    }

    /// <summary>The same without the learning rate, which changes while it trains.</summary>
    internal string Settings
    {
        get
        {
            var settings = new SettingsText();
            DescribeAll(settings);
            return settings.ToString();
        }
    }

    private void DescribeAll(SettingsText settings)
    {
        Describe(settings);
        settings.Add(nameof(WeightDecay), WeightDecay > 0 ? WeightDecay : null).Add(nameof(ClipValue), ClipValue).Add(nameof(ClipNorm), ClipNorm)
            .Add(nameof(GlobalClipNorm), GlobalClipNorm).Add(nameof(GradientAccumulationSteps), Accumulates ? GradientAccumulationSteps : null)
            .Add(nameof(EmaMomentum), UseEma ? EmaMomentum : null).Add(nameof(EmaOverwriteFrequency), UseEma ? EmaOverwriteFrequency : null)
            .Add(nameof(ExcludeFromWeightDecay), ExcludeFromWeightDecay)
            .Add(nameof(LearningRateMultipliers), [.. LearningRateMultipliers.Select(group => FormattableString.Invariant($"{group.Parameters} * {group.Factor}"))])
            .Add(nameof(Schedule), Schedule is null ? [] : [Schedule.GetType().Name]);
    }

    /// <summary>Adds the settings that only this kind of optimizer has.</summary>
    private protected virtual void Describe(SettingsText settings)
    {
    }
}
