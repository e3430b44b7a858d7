using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Reading;

/// <summary>A row as read.</summary>
/// <param name="Spec">What is emitted; null if something is wrong.</param>
/// <param name="Problems">What is wrong.</param>
internal sealed record RowReading(RowSpec? Spec, EquatableArray<Problem> Problems);
