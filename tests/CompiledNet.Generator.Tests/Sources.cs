namespace CompiledNet.Generator.Tests;

/// <summary>C# text that the tests share.</summary>
internal static class Sources
{
    /// <summary>Own activations, a loss and an initializer, so that the tests of the front do not depend on the library's.</summary>
    public const string Traits = """
        #pragma warning disable CS1591
        using System;
        using CompiledNet;
        using CompiledNet.Numerics;

        namespace Demo;

        public readonly struct Curve : IElementwiseActivation
        {
            public T Forward<T>(T x) where T : struct, ILanes<T> => x;
            public T Derivative<T>(T x, T y) where T : struct, ILanes<T> => y;
        }

        public readonly struct Leaky(float slope = 0.25f, int power = 2) : IElementwiseActivationFromOutput
        {
            public float Slope { get; } = slope + power;
            public T Forward<T>(T x) where T : struct, ILanes<T> => x;
            public T Derivative<T>(T x, T y) where T : struct, ILanes<T> => y;
        }

        public struct Square : IFusedLoss<Curve>
        {
            public bool FromLogits { get; set; }
            public double Margin { get; set; }
            public T Forward<T>(ReadOnlySpan<T> p, ReadOnlySpan<T> t) where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T> => default;
            public void Backward<T>(ReadOnlySpan<T> p, ReadOnlySpan<T> t, T s, Span<T> g) where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T> { }
            public T ForwardFromLogits<T>(ReadOnlySpan<T> p, ReadOnlySpan<T> t) where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T> => default;
            public void BackwardFromLogits<T>(ReadOnlySpan<T> p, ReadOnlySpan<T> t, T s, Span<T> g) where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T> { }
        }

        public sealed class Filled(double value) : IInitializer
        {
            public double Value { get; } = value;
            public void Fill(Span<float> values, ReadOnlySpan<int> shape, RandomStream random) { }
        }
        """;

    /// <summary>A file of namespace Demo.</summary>
    public static string File(string body) => "using CompiledNet;\nnamespace Demo;\n" + body;
}
