using CompiledNet.Numerics;

namespace CompiledNet.CompilerServices;

/// <summary>
/// The parameters of a network at one time. A prediction takes one set when it begins and computes with it to its end, so that
/// whoever exchanges the set never shows anybody a mixture; what is derived from parameters goes with them.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="length">Numbers in the block, <see cref="NetworkDescription.ParameterLength"/>.</param>
public sealed class ParameterSet<T>(int length) where T : unmanaged
{
    /// <summary>All parameters in one block; <see cref="NetworkDescription.Parameters"/> says which lies where.</summary>
    public AlignedBuffer<T> Values { get; } = new(length);
}
