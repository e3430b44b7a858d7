namespace CompiledNet;

/// <summary>The first layer minus the second, both of one shape.</summary>
/// <param name="from">The layers that are read, two, by <c>nameof</c>.</param>
public sealed class SubtractAttribute(params string[] from) : MergeAttribute(from);
