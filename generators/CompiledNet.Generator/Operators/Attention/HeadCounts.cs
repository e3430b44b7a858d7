namespace CompiledNet.Generator.Operators.Attention;

/// <summary>How many heads there are and how long their vectors are.</summary>
/// <param name="Queries">Heads of queries.</param>
/// <param name="Keys">Heads of keys and values.</param>
/// <param name="KeyWidth">Numbers of a query or key.</param>
/// <param name="ValueWidth">Numbers of a value.</param>
internal readonly record struct HeadCounts(int Queries, int Keys, int KeyWidth, int ValueWidth);
