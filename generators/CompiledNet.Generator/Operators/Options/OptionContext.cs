using System.Collections.Immutable;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Operators.Options;

/// <summary>A layer whose arguments are in order and whose shapes are known: what the value of an argument may depend on.</summary>
/// <param name="Node">The declaration.</param>
/// <param name="Inputs">The shapes of what it reads.</param>
/// <param name="Output">The shape of its result.</param>
internal sealed record OptionContext(NodeSpec Node, ImmutableArray<Shape> Inputs, Shape Output);
