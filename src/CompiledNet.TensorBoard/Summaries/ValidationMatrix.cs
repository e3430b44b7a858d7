using System;

namespace CompiledNet.Summaries;

/// <summary>The confusion matrix of the validation data of a fit.</summary>
internal static class ValidationMatrix
{
    /// <exception cref="InvalidOperationException">The fit has no validation data, or its network is no classifier with one output.</exception>
    public static void Require(History history)
    {
        if (history.Validation is not { } data) throw new InvalidOperationException("ConfusionMatrixFreq needs the fit to have FitOptions.Validation or ValidationSplit.");
        if (!history.Network.CanClassify(data))
            throw new InvalidOperationException($"ConfusionMatrixFreq needs a network with one output and one class a sample, and '{history.Network.Description.Name}' with this data is something else: leave it 0.");
    }

    public static ConfusionMatrix Of(History history) => history.Network.Classify(history.Validation!).ConfusionMatrix();
}
