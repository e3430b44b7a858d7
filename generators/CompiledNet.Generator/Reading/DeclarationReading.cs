using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Reading;

/// <summary>A class as read.</summary>
/// <param name="Declaration">What is compiled.</param>
/// <param name="Problems">What is wrong with it as far as C# goes.</param>
internal sealed record DeclarationReading(Declaration Declaration, EquatableArray<Problem> Problems);
