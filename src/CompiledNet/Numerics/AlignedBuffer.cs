using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CompiledNet.Numerics;

/// <summary>
/// A zeroed block of numbers that starts at a multiple of 64 bytes and never moves, so that every aligned
/// vector of any width lies within one cache line.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public readonly struct AlignedBuffer<T> where T : unmanaged
{
    private const int Alignment = 64;

    private readonly T[] _array;
    private readonly int _start;

    /// <summary>Reserves <paramref name="length"/> zeroed numbers.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is negative.</exception>
    public AlignedBuffer(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        int size = Unsafe.SizeOf<T>();
        Length = length;
        // One vector more than asked for: kernels may read, never write, a whole vector at the last number.
        _array = GC.AllocateArray<T>(checked(length + 2 * Alignment / size), pinned: true);
        nint address = Marshal.UnsafeAddrOfPinnedArrayElement(_array, 0);
        _start = (int)((Alignment - address % Alignment) % Alignment) / size;
    }

    /// <summary>How many numbers there are.</summary>
    public int Length { get; }

    /// <summary>The first number.</summary>
    public ref T Origin
    {
        [MethodImpl(Hot.Inlined)]
        get => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_array), _start);
    }

    /// <summary>All numbers, where they can only be read.</summary>
    internal ReadOnlyMemory<T> Memory => new(_array, _start, Length);

    /// <summary>All numbers.</summary>
    public Span<T> Span => new(_array, _start, Length);
}
