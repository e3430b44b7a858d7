using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace CompiledNet.Report;

/// <summary>The hyper-parameters of a run and what else it depends on, as texts.</summary>
internal static class RunSettings
{
    public static IEnumerable<(string Name, string Value)> Of(History history)
    {
        var options = history.Options;
        var network = history.Network.Description;
        yield return ("Optimizer", options.Optimizer.ToString()!);
        yield return ("Loss", string.Join(", ", network.Outputs.Where(output => output.Loss is not null).Select(output =>
            network.Outputs.Count == 1 ? output.Loss! : string.Create(CultureInfo.InvariantCulture, $"{output.Name}: {output.Loss} × {output.LossWeight}"))));
        yield return ("Epochs", Text(options.Epochs));
        if (options.InitialEpoch > 0) yield return ("Initial epoch", Text(options.InitialEpoch));
        yield return ("Batch size", Text(options.BatchSize));
        yield return ("Seed", Text(options.Seed));
        yield return ("Shuffle", options.Shuffle ? "yes" : "no");
        yield return ("Threads", Text(options.Threads));
        yield return ("Data", Rows(history.Data));
        yield return ("Validation", history.Validation is { } validation ? Rows(validation) : "none");
        if (options.SampleWeights is not null) yield return ("Sample weights", "given");
        if (options.ClassWeights is { } weights) yield return ("Class weights", string.Join(", ", weights.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key}: {pair.Value}"))));
        if (options.GradientTransformations.Count > 0) yield return ("Gradient transformations", string.Join(", ", options.GradientTransformations.Select(transformation => transformation.GetType().Name)));
        if (options.Callbacks.Count > 0) yield return ("Callbacks", string.Join(", ", options.Callbacks.Select(callback => callback.GetType().Name)));
        yield return ("Fingerprint", network.Fingerprint);
    }

    private static string Rows(IBatchSource data) => string.Create(CultureInfo.InvariantCulture, $"{(data.Count is { } count ? $"{count:N0}" : "unknown number of")} samples × {data.FeatureCount:N0} features, {data.TargetCount:N0} targets");

    private static string Text(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
