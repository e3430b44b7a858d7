using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>Gives a network its first parameters.</summary>
public static class NetworkInitialization
{
    /// <summary>
    /// Fills every parameter from its initializer. The numbers of a parameter depend on the seed and its place among the
    /// parameters alone. They are drawn in single precision, so that a network and its double twin begin alike.
    /// </summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="network">The network; its parameters are overwritten.</param>
    /// <param name="seed">The seed; equal seeds give equal parameters.</param>
    [MethodImpl(Hot.Optimized)]
    public static void Initialize<T>(this INetwork<T> network, int seed) where T : unmanaged, INumberBase<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        var parameters = network.Description.Parameters;
        using var change = network.ParameterSet.Change();
        for (int i = 0; i < parameters.Count; i++)
        {
            float[] drawn = new float[parameters[i].Count];
            int[] shape = [.. parameters[i].Shape];
            parameters[i].Initializer.Fill(drawn, shape, new RandomStream(seed, (ulong)i));
            var values = new T[drawn.Length];
            for (int j = 0; j < drawn.Length; j++) values[j] = T.CreateTruncating(drawn[j]);
            parameters[i].Scatter<T>(values, change.Span);
        }
    }
}
