namespace CompiledNet;

/// <summary>The product, number by number, of layers of one shape.</summary>
/// <param name="from">The layers that are read, two or more, by <c>nameof</c>.</param>
public sealed class MultiplyAttribute(params string[] from) : MergeAttribute(from);
