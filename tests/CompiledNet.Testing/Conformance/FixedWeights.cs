using System;
using System.Numerics;

namespace CompiledNet.Testing;

/// <summary>Weights for any network.</summary>
public static class FixedWeights
{
    /// <summary>Gives every parameter the numbers of the sequence of its name, times a factor; around 1 where they are variances.</summary>
    public static void Set<T>(INetwork<T> network, double scale = 0.75) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (var parameter in network.Description.Parameters)
        {
            int center = parameter.Name.EndsWith("variance", StringComparison.Ordinal) ? 1 : 0;
            network.Weights[parameter.Name].Set(Numbers.Make<T>(parameter.Name, parameter.Count, x => center + x * scale));
        }
    }
}
