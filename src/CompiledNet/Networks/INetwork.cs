using System;
using CompiledNet.CompilerServices;

namespace CompiledNet;

/// <summary>
/// A compiled network: what training, evaluation and saving are called on. A class becomes a
/// network by <see cref="NetworkAttribute"/>; nobody implements this by hand.
/// </summary>
/// <typeparam name="T"><see cref="float"/>, or <see cref="double"/> for a network declared with double precision.</typeparam>
public interface INetwork<T> : ICompiledNetwork<T> where T : unmanaged
{
    /// <summary>
    /// All parameters in one block, as they lie in memory; <see cref="NetworkDescription.Parameters"/> says which lies where. To be read only:
    /// <see cref="Weights"/> changes them.
    /// </summary>
    ReadOnlyMemory<T> Parameters => ParameterSet.Values;

    /// <summary>The parameters by name, in Keras' shapes.</summary>
    WeightCollection<T> Weights => new(this);
}
