namespace CompiledNet.Generator.Model;

/// <summary>A network or block as declared: what the attributes say, nothing of what it means.</summary>
/// <param name="Type">The class that carries the declaration.</param>
/// <param name="Door">Which of the two ways of declaring was used.</param>
/// <param name="ElementType">The element type.</param>
/// <param name="VectorWidths">The vector widths to emit, a flags value: 1 = 128, 2 = 256, 4 = 512 bits.</param>
/// <param name="Nodes">The layers in source order; the input first.</param>
/// <param name="Members">The names of the class's own members, which generated ones must not repeat.</param>
internal sealed record NetworkSpec(
    TypeSpec Type, Door Door, ElementType ElementType, int VectorWidths, EquatableArray<NodeSpec> Nodes, EquatableArray<string> Members)
{
    /// <summary>Whether sessions with rounded weights are wanted.</summary>
    public bool BFloat16Session { get; init; }

    /// <summary>Whether the code asks for AVX2 when it runs, so that one executable is at its best on processors with and without.</summary>
    public bool ChoosesAtRunTime { get; init; }

    /// <summary>Whether it has to have a form that takes a sequence step by step.</summary>
    public bool Streaming { get; init; }

    /// <summary>Whether the backward pass has to give the gradients of the inputs.</summary>
    public bool InputGradients { get; init; }

    /// <summary>Whether the forward pass of training has to give the weights of attention.</summary>
    public bool AttentionWeights { get; init; }
}
