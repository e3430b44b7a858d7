using System.Numerics;

namespace CompiledNet.Testing;

/// <summary>Weights for any network.</summary>
public static class FixedWeights
{
    /// <summary>Gives every parameter the numbers of the sequence of its name, times a factor.</summary>
    public static void Set<T>(INetwork<T> network, double scale = 0.75) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (var parameter in network.Description.Parameters)
            parameter.Scatter<T>(Numbers.Make<T>(parameter.Name, parameter.Count, x => x * scale), network.Parameters.Span);
    }
}
