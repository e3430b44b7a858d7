using System.Collections.Immutable;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Operators;

/// <summary>What <see cref="Operator.Infer"/> finds out about one layer.</summary>
/// <param name="Output">The shape of its result.</param>
/// <param name="Parameters">Its parameters, in the order they are saved.</param>
/// <param name="MultiplyAdds">Multiplications with addition per sample.</param>
/// <param name="Label">How it is described to people, such as <c>Dense(relu)</c>.</param>
internal sealed record Layer(Shape Output, EquatableArray<ParameterSpec> Parameters, long MultiplyAdds, string Label)
{
    /// <summary>How many frames of a sequence are taken for samples: 1 outside of blocks that run on every frame; 0 for as many as in what it reads.</summary>
    public int Frames { get; init; }

    /// <summary>Whether all that it reads are whole numbers wherever the network's inputs are.</summary>
    public bool ReadsWholeNumbers { get; init; }

    /// <summary>The layers of one step, node by node, if it takes a block through a sequence.</summary>
    public ImmutableArray<Layer> Cell { get; init; } = [];
}
