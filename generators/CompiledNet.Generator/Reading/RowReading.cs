using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Reading;

/// <summary>A row as read.</summary>
/// <param name="MetadataName">By which the compilation finds the type again.</param>
/// <param name="Spec">What is emitted; null if something is wrong.</param>
/// <param name="Problems">What is wrong.</param>
internal sealed record RowReading(string MetadataName, RowSpec? Spec, EquatableArray<RowProblem> Problems);
