namespace CompiledNet;

/// <summary>The mean, number by number, of layers of one shape.</summary>
/// <param name="from">The layers that are read, two or more, by <c>nameof</c>.</param>
public sealed class AverageAttribute(params string[] from) : MergeAttribute(from);
