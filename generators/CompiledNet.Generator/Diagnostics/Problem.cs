using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Diagnostics;

/// <summary>Something wrong with a declaration, as plain data.</summary>
/// <param name="Code">What is wrong.</param>
/// <param name="AttributeId">Which attribute of the declaration it is shown on; -1 for the class name.</param>
/// <param name="Arguments">What the message's placeholders stand for.</param>
internal sealed record Problem(ProblemCode Code, int AttributeId, EquatableArray<string> Arguments);
