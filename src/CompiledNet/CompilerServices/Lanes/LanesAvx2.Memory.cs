using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using CompiledNet.Numerics;

namespace CompiledNet.CompilerServices;

// What only the library's own formulas need.
public readonly partial struct LanesAvx2<T>
{
    [MethodImpl(Hot.Inlined)]
    static LanesAvx2<T> IBinaryLanes<LanesAvx2<T>>.FractionToExponent(LanesAvx2<T> value) => typeof(T) == typeof(float)
        ? new(Avx2.ShiftLeftLogical(value._value.AsInt32(), BinaryFormat.SingleFraction).As<int, T>())
        : new(Avx2.ShiftLeftLogical(value._value.AsInt64(), BinaryFormat.DoubleFraction).As<long, T>());

    [MethodImpl(Hot.Inlined)]
    static LanesAvx2<T> IBinaryLanes<LanesAvx2<T>>.Split(LanesAvx2<T> value, out LanesAvx2<T> exponent)
    {
        if (typeof(T) == typeof(float))
        {
            var bits = Avx2.Add(value._value.AsInt32(), Vector256.Create(BinaryFormat.SingleStep));
            var biased = (Avx2.ShiftRightLogical(bits, BinaryFormat.SingleFraction) | Vector256.Create(BinaryFormat.SingleInteger)).AsSingle();
            exponent = new(Avx.Subtract(biased, Vector256.Create(BinaryFormat.SingleIntegerBias)).As<float, T>());
            return new(Avx2.Add(bits & Vector256.Create(BinaryFormat.SingleMask), Vector256.Create(BinaryFormat.SingleRootHalf)).As<int, T>());
        }
        else
        {
            var bits = Avx2.Add(value._value.AsInt64(), Vector256.Create(BinaryFormat.DoubleStep));
            var biased = (Avx2.ShiftRightLogical(bits, BinaryFormat.DoubleFraction) | Vector256.Create(BinaryFormat.DoubleInteger)).AsDouble();
            exponent = new(Avx.Subtract(biased, Vector256.Create(BinaryFormat.DoubleIntegerBias)).As<double, T>());
            return new(Avx2.Add(bits & Vector256.Create(BinaryFormat.DoubleMask), Vector256.Create(BinaryFormat.DoubleRootHalf)).As<long, T>());
        }
    }

    [MethodImpl(Hot.Inlined)]
    static LanesAvx2<T> IMemoryLanes<LanesAvx2<T>, T>.Load(ref T source) => new(Unsafe.ReadUnaligned<Vector256<T>>(ref Unsafe.As<T, byte>(ref source)));

    [MethodImpl(Hot.Inlined)]
    static void IMemoryLanes<LanesAvx2<T>, T>.Store(LanesAvx2<T> value, ref T target) => Unsafe.WriteUnaligned(ref Unsafe.As<T, byte>(ref target), value._value);

    [MethodImpl(Hot.Inlined)]
    static T IMemoryLanes<LanesAvx2<T>, T>.Sum(LanesAvx2<T> value) => Vector128.Sum(value._value.GetLower() + value._value.GetUpper());

    [MethodImpl(Hot.Inlined)]
    static T IMemoryLanes<LanesAvx2<T>, T>.Largest(LanesAvx2<T> value) =>
        Reduction.Largest(Lanes128<T>.Max(new(value._value.GetLower()), new(value._value.GetUpper())).Value);
}
