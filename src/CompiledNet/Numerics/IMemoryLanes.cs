using System.Numerics;

namespace CompiledNet.Numerics;

/// <summary>Lanes that can be read from memory, written to it and reduced to one number.</summary>
/// <typeparam name="TSelf">The implementing type.</typeparam>
/// <typeparam name="T">The type of one lane.</typeparam>
internal interface IMemoryLanes<TSelf, T> : ILanes<TSelf>
    where TSelf : struct, IMemoryLanes<TSelf, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The <see cref="ILanes{TSelf}.Count"/> numbers from <paramref name="source"/> on, however aligned.</summary>
    static abstract TSelf Load(ref T source);

    /// <summary>Writes the lanes from <paramref name="target"/> on, however aligned.</summary>
    static abstract void Store(TSelf value, ref T target);

    /// <summary>The sum over the lanes.</summary>
    static abstract T Sum(TSelf value);

    /// <summary>The largest of the lanes.</summary>
    static abstract T Largest(TSelf value);
}
