using System;
using System.Runtime.CompilerServices;
using System.Threading;
using CompiledNet.Numerics;

namespace CompiledNet.CompilerServices;

/// <summary>
/// The parameters of a network at one time. A prediction takes one set when it begins and computes with it to its end, so that
/// whoever exchanges the set never shows anybody a mixture; what is derived from parameters goes with them.
/// </summary>
/// <remarks>
/// Nobody gets at the numbers but by a change, whose end makes what is derived from them stale: the next prediction derives it anew, once,
/// while others that need it wait for that.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class ParameterSet<T> where T : unmanaged
{
    private readonly AlignedBuffer<T> _values, _derived;
    private readonly ParameterDerivation<T>? _derivation;
    private long _version, _derivedVersion = -1;
    private int _deriving;

    /// <summary>Reserves memory, all zero.</summary>
    /// <param name="length">Numbers in the block, <see cref="NetworkDescription.ParameterLength"/>.</param>
    /// <param name="derivedLength">Numbers that are derived from them.</param>
    /// <param name="derivation">Derives them; null if there are none.</param>
    public ParameterSet(int length, int derivedLength = 0, ParameterDerivation<T>? derivation = null)
    {
        (_values, _derived, _derivation) = (new(length), new(derivedLength), derivation);
    }

    /// <summary>All parameters in one block; <see cref="NetworkDescription.Parameters"/> says which lies where.</summary>
    public ReadOnlyMemory<T> Values => _values.Memory;

    /// <summary>The first of them.</summary>
    public ref readonly T Origin
    {
        [MethodImpl(Hot.Inlined)]
        get => ref _values.Origin;
    }

    /// <summary>The first of the numbers that are derived from the parameters as they are now.</summary>
    public ref readonly T Derived
    {
        [MethodImpl(Hot.Inlined)]
        get
        {
            if (Volatile.Read(ref _derivedVersion) != Volatile.Read(ref _version)) Derive();
            return ref _derived.Origin;
        }
    }

    /// <summary>Says that a training step has moved averages, which are parameters.</summary>
    public void MarkChanged()
    {
        if (_derivation is not null) Interlocked.Increment(ref _version);
    }

    /// <summary>The numbers to be written, until it is disposed of.</summary>
    internal ParameterChange<T> Change() => new(this, _values.Span);

    /// <summary>Another set for the same network, all zero.</summary>
    internal ParameterSet<T> NewSibling() => new(_values.Length, _derived.Length, _derivation);

    /// <summary>Whether a network may have either.</summary>
    internal bool IsSiblingOf(ParameterSet<T> other) => other._values.Length == _values.Length && other._derived.Length == _derived.Length && other._derivation == _derivation;

    /// <summary>Derives what is stale.</summary>
    /// <remarks>No lock, which may allocate where threads meet. Numbers that change meanwhile leave the version behind, so that the next prediction derives again.</remarks>
    [MethodImpl(Hot.Called)]
    internal void Derive()
    {
        if (_derivation is null) return;
        var wait = new SpinWait();
        while (Interlocked.CompareExchange(ref _deriving, 1, 0) != 0) wait.SpinOnce();
        try
        {
            long version = Volatile.Read(ref _version);
            if (_derivedVersion == version) return;
            _derivation(ref _values.Origin, ref _derived.Origin);
            Volatile.Write(ref _derivedVersion, version);
        }
        finally
        {
            Volatile.Write(ref _deriving, 0);
        }
    }
}
