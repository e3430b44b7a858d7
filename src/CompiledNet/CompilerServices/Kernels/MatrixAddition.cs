using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CompiledNet.Numerics;

namespace CompiledNet.CompilerServices;

/// <summary>The kernel that adds up what several uses of one matrix give.</summary>
public static class MatrixAddition
{
    /// <summary>Adds <paramref name="length"/> numbers, padding included, to others.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    [MethodImpl(Hot.Optimized)]
    public static void Add<T>(ref T part, ref T whole, int length) where T : unmanaged, INumberBase<T>
    {
        int i = 0;
        for (; i <= length - Vector<T>.Count; i += Vector<T>.Count)
        {
            var sum = Vector.LoadUnsafe(ref whole, (nuint)i) + Vector.LoadUnsafe(ref part, (nuint)i);
            sum.StoreUnsafe(ref whole, (nuint)i);
        }

        for (; i < length; i++) Unsafe.Add(ref whole, i) += Unsafe.Add(ref part, i);
    }
}
