using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Kernels;

/// <summary>The weights of attention: for each head and query a row with one number for each key, zero where it may not look.</summary>
/// <param name="Tensor">The tensor: [heads · queries, keys].</param>
/// <param name="Heads">How many heads.</param>
/// <param name="Queries">How many queries.</param>
/// <param name="Keys">How many keys.</param>
/// <param name="IsCausal">Whether a query may look at no later key.</param>
internal sealed record WeightMatrix(Tensor Tensor, int Heads, int Queries, int Keys, bool IsCausal)
{
    /// <summary>Whether there is one query, that of a step, which may look at the keys up to it.</summary>
    public bool IsStep { get; init; }

    /// <summary>What a kernel takes besides, to know the step.</summary>
    public string ExtraParameters => IsStep ? "long step" : "";

    /// <summary>What is passed for it.</summary>
    public string ExtraArguments => IsStep ? "step" : "";

    /// <summary>How many keys there are, as an expression.</summary>
    public string KeyCount => IsStep ? "(int)step + 1" : $"{Keys}";

    /// <summary>From one row to the next.</summary>
    public int Stride => Tensor.ChannelStride;

    /// <summary>Numbers of one head.</summary>
    public int HeadLength => Queries * Stride;

    /// <summary>What keeps kernels of different shapes apart by name.</summary>
    public string Name => $"{Heads}x{Queries}x{Keys}{(IsStep ? "Step" : IsCausal ? "Causal" : "")}";

    /// <summary>How many keys the rows up to <paramref name="row"/>, exclusive, may look at, as an expression.</summary>
    public string KeysBefore(string row) => IsCausal ? $"Math.Min({row}, {Keys})" : $"{Keys}";

    /// <summary>Columns that are computed at once.</summary>
    public int Panel(ElementType element) => Padding.Panel(Stride, element);

    public override string ToString() => $"[{Heads}, {Queries}, {Keys}]{(IsCausal || IsStep ? " with keys up to the query only" : "")}";
}
