using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Emission;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator;

/// <summary>What the compiler makes of a declaration.</summary>
/// <param name="Files">The emitted files.</param>
/// <param name="Shared">The members of shared files that they call.</param>
/// <param name="Problems">What is wrong, in which case the files are stubs, and what is only doubtful.</param>
internal sealed record CompiledNetwork(EquatableArray<GeneratedFile> Files, EquatableArray<SharedMember> Shared, EquatableArray<Problem> Problems);
