namespace CompiledNet;

/// <summary>The sum of layers of one shape.</summary>
/// <param name="from">The layers that are read, two or more, by <c>nameof</c>.</param>
public sealed class AddAttribute(params string[] from) : MergeAttribute(from);
