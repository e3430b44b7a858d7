namespace CompiledNet.Generator.Tests.Fuzzing;

/// <summary>User-written types beside those of <see cref="Sources.Traits"/>: awkward ones that work and ones that cannot.</summary>
internal static class UserTypes
{
    public const string Text = """
        #pragma warning disable
        using System;
        using CompiledNet;
        using CompiledNet.Numerics;

        namespace Demo;

        public enum Nothing { }

        [Flags]
        public enum Faded { None, [Obsolete] One, [Obsolete("two", true)] @int, Both = 3, Again = 3 }

        public class TowerAttribute(int units = 3) : DenseAttribute(units);

        public readonly struct Generic<TAny> : IElementwiseActivation
        {
            public T Forward<T>(T x) where T : struct, ILanes<T> => x;
            public T Derivative<T>(T x, T y) where T : struct, ILanes<T> => y;
        }

        public static class @class
        {
            public readonly struct @default : IElementwiseActivationFromOutput
            {
                public T Forward<T>(T x) where T : struct, ILanes<T> => x;
                public T Derivative<T>(T x, T y) where T : struct, ILanes<T> => y;
            }
        }

        public readonly struct Whole : IVectorActivation
        {
            public void Forward<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T> => x.CopyTo(y);
            public void Backward<T>(ReadOnlySpan<T> y, ReadOnlySpan<T> g, Span<T> d) where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T> => g.CopyTo(d);
        }

        [Block]
        internal sealed partial class OwnCell
        {
            [Input] public partial Node @this { get; }
            [Dense<Tanh>(4)] public partial Node Lifted { get; }
            [State(4, Next = nameof(value))] public partial Node t { get; }
            [State(1, Next = nameof(lone))] public partial Node rows { get; }
            [Concatenate(nameof(Lifted), nameof(t), nameof(rows))] public partial Node @class { get; }
            [Dense<SiLU>(4)] public partial Node value { get; }
            [Dense<Demo.Curve>(1)] public partial Node lone { get; }
            [Dropout(0.1)] public partial Node Kernels { get; }
            [Concatenate(nameof(value), nameof(Kernels))] public partial Node memory { get; }
        }

        public static class Hidden
        {
            private readonly struct Secret : IElementwiseActivation
            {
                public T Forward<T>(T x) where T : struct, ILanes<T> => x;
                public T Derivative<T>(T x, T y) where T : struct, ILanes<T> => y;
            }
        }

        public sealed class Reference : IElementwiseActivation
        {
            public T Forward<T>(T x) where T : struct, ILanes<T> => x;
            public T Derivative<T>(T x, T y) where T : struct, ILanes<T> => y;
        }

        public readonly struct Demanding(string text) : IElementwiseActivation
        {
            public T Forward<T>(T x) where T : struct, ILanes<T> => x;
            public T Derivative<T>(T x, T y) where T : struct, ILanes<T> => y;
        }

        public struct Required : IElementwiseActivation
        {
            public required int Size { get; set; }
            public T Forward<T>(T x) where T : struct, ILanes<T> => x;
            public T Derivative<T>(T x, T y) where T : struct, ILanes<T> => y;
        }
        """;
}
