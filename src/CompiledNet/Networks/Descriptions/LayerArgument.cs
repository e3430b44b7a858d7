namespace CompiledNet;

/// <summary>One argument of a layer, as it was written or as it is by default.</summary>
/// <param name="Name">Its name on the layer's attribute, such as <c>DilationRate</c>.</param>
/// <param name="Value">
/// Its value, one text for one meaning under every culture: <c>0.001</c>, <c>true</c>, <c>Same</c>, <c>[1, 2]</c>, or a type with
/// what it is constructed from, <c>L2(0.01)</c>.
/// </param>
/// <param name="ChangesPrediction">
/// Whether a prediction depends on it, other than by the parameters; it does not on rates of dropout, initializers,
/// regularizers, constraints and trainability.
/// </param>
public readonly record struct LayerArgument(string Name, string Value, bool ChangesPrediction = true);
