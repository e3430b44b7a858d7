using System;
using System.Buffers;
using System.Runtime.InteropServices;

namespace CompiledNet.DataTests;

/// <summary>What is left over in the pools of memory that libraries take theirs from: what reads it without having written there reads these bytes.</summary>
internal static class LeftOver
{
    private const int Smallest = 16, Largest = 1 << 16;

    /// <summary>Fills what this thread gets next from the pools.</summary>
    public static void Fill(byte value)
    {
        for (int length = Smallest; length <= Largest; length *= 2)
        {
            Fill<byte>(length, value);
            Fill<int>(length / sizeof(int), value);
            Fill<long>(length / sizeof(long), value);
            Fill<float>(length / sizeof(float), value);
            Fill<double>(length / sizeof(double), value);
        }
    }

    private static void Fill<T>(int length, byte value) where T : unmanaged
    {
        // The first of a size that a thread gives back is the first that it gets.
        T[] rented = ArrayPool<T>.Shared.Rent(length);
        MemoryMarshal.AsBytes(rented.AsSpan()).Fill(value);
        ArrayPool<T>.Shared.Return(rented);
    }
}
