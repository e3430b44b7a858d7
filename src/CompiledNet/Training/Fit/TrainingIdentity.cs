using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace CompiledNet;

/// <summary>What has to be the same for the steps of a fit to be the same, as far as it can be told, line by line.</summary>
internal sealed class TrainingIdentity
{
    /// <summary>Describes a fit.</summary>
    public TrainingIdentity(FitState fit)
    {
        var (network, options, optimizer) = (fit.Network.Description, fit.Options, fit.Trainer.Optimizer);
        Lines =
        [
            ("network", Parameters(network)),
            ("list of losses", string.Join(' ', network.Outputs.Select(output => FormattableString.Invariant($"{output.Name}: {output.Loss} * {output.LossWeight}")))),
            ("loss", options.Loss is null ? "declared" : "a function"),
            ("optimizer", optimizer.GetType().Name),
            ("setting of the optimizer", optimizer.Settings),
            ("optimizer state", string.Join(' ', optimizer.State.Names) + " " + string.Join(' ', optimizer.State.NumberNames)),
            ("list of gradient transformations", string.Join(' ', options.GradientTransformations.Select(transformation => transformation.GetType().Name))),
            ("data", fit.Reader.Identity),
            ("hash of the sample weights", Hash(options.SampleWeights)),
            ("list of class weights", options.ClassWeights is null ? "" : string.Join(' ', options.ClassWeights.OrderBy(weight => weight.Key).Select(weight => FormattableString.Invariant($"{weight.Key}: {weight.Value}")))),
            ("validation", options.Validation is null ? "none of its own" : Of(options.Validation) + Hash(options.ValidationSampleWeights)),
            ("batch size", Text(fit.Reader.BatchSize)),
            ("number of steps per epoch", options.StepsPerEpoch is { } steps ? Text(steps) : "all"),
            ("seed", Text(options.Seed)),
            ("shuffling", options.Shuffle ? "on" : "off"),
            ("list of callbacks", string.Join(' ', fit.Callbacks.Select(callback => callback.GetType().Name))),
            ("list of metrics", string.Join(' ', Enumerable.Range(0, fit.Metrics.Count).Select(fit.Metrics.Name))),
        ];
    }

    /// <summary>What is compared, and what it is.</summary>
    public IReadOnlyList<(string Name, string Value)> Lines { get; }

    /// <summary>Counts and a hash of all numbers of a data set; of another source what is known without reading it.</summary>
    public static string Of(IBatchSource data) => data is Dataset set
        ? string.Create(CultureInfo.InvariantCulture, $"{set.Count} rows, {set.FeatureCount} features, {set.TargetCount} targets, {NumberHash.Of(set.Features) ^ (31 * NumberHash.Of(set.Targets)):x16}")
        : string.Create(CultureInfo.InvariantCulture, $"a source of {data.Count?.ToString(CultureInfo.InvariantCulture) ?? "unknown"} rows, {data.FeatureCount} features, {data.TargetCount} targets");

    private static string Hash(float[]? weights) => weights is null ? "" : string.Create(CultureInfo.InvariantCulture, $" {NumberHash.Of(weights):x16}");

    private static string Parameters(NetworkDescription network)
    {
        var text = new StringBuilder();
        foreach (var parameter in network.Parameters)
            text.Append(parameter.Name).Append('[').AppendJoin(',', parameter.Shape).Append(parameter.Trainable ? "] " : "]! ");
        return text.ToString();
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
