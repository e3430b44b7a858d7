namespace CompiledNet;

/// <summary>
/// A row for a network: while the project compiles, the features are counted against the numbers that the network takes. Each number is one
/// of them; <see cref="FeatureAttribute.Inputs"/> says what a pipeline makes of a text.
/// </summary>
/// <typeparam name="TNetwork">The network, a class with <see cref="NetworkAttribute"/>.</typeparam>
public sealed class TableRowAttribute<TNetwork> : TableRowAttribute where TNetwork : class;
