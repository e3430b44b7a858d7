namespace CompiledNet.Generator.Operators.Options;

/// <summary>An argument of a layer as the network's description has it.</summary>
/// <param name="Name">Its name on the attribute.</param>
/// <param name="Value">What was written, or holds if nothing was, in one spelling for one meaning.</param>
/// <param name="ChangesPrediction">Whether a prediction depends on it, other than by the parameters.</param>
internal sealed record LayerOption(string Name, string Value, bool ChangesPrediction);
