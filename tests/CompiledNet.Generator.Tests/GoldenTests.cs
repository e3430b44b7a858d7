using System.IO;
using System.Linq;
using CompiledNet.Testing;

namespace CompiledNet.Generator.Tests;

/// <summary>What the generator emits for a handful of networks, as a reader of the code sees it.</summary>
/// <remarks>Goldens guard that emitted code stays readable; that it is right is proven elsewhere.</remarks>
public class GoldenTests
{
    [Fact]
    public void TinyStack() => Verify("""
        using CompiledNet;

        namespace Shop;

        [Network(VectorWidths = VectorWidths.V256)]
        [Input(8)]
        [Dense<ReLU>(10)]
        [Dense<ReLU>(8)]
        [Dense<Sigmoid>(1)]
        [Loss<BinaryCrossentropy>]
        public sealed partial class Diabetes;
        """);

    [Fact]
    public void AllVectorWidths() => Verify("""
        using CompiledNet;

        [Network]
        [Input(2)]
        [Dense<Tanh>(4)]
        [Softmax]
        public sealed partial class Widths;
        """);

    [Fact]
    public void ChoiceOfAvx2AtRunTime() => Verify("""
        using CompiledNet;

        [Network(VectorWidths = VectorWidths.V128 | VectorWidths.V256)]
        [Input(3)]
        [Dense<Tanh>(16)]
        [Dense(1)]
        public sealed partial class Chosen;
        """, dispatches: true);

    [Fact]
    public void GraphWithABlockAndTwoOutputs() => Verify("""
        using CompiledNet;

        [Network(VectorWidths = VectorWidths.V256)]
        public sealed partial class TwoHeads
        {
            [Input(6)] public partial Node Signal { get; }
            [Input(3)] public partial Node Context { get; }
            [Concatenate(nameof(Signal), nameof(Context))] public partial Node Both { get; }
            [Block<Residual>(Repeat = 2)] public partial Node Body { get; }
            [Dense<Softmax>(5), Output<SparseCategoricalCrossentropy>] public partial Node Class { get; }
            [Dense(1, From = nameof(Body)), Output<MeanSquaredError>(Weight = 0.5f)] public partial Node Value { get; }
        }

        [Block]
        public sealed partial class Residual
        {
            [Input] public partial Node X { get; }
            [Dense<GELU>] public partial Node Change { get; }
            [Dropout(0.25)] public partial Node Kept { get; }
            [Add(nameof(X), nameof(Kept))] public partial Node Sum { get; }
        }
        """);

    [Fact]
    public void MaskedRecurrenceThatGoesOn() => Verify("""
        using CompiledNet;

        [Network(VectorWidths = VectorWidths.V128)]
        [Input(6, 3)]
        [Masking]
        [LSTM(4, Stateful = true, RecurrentDropout = 0.2)]
        [Dense(1)]
        [Loss<MeanSquaredError>]
        public sealed partial class Carried;
        """);

    [Fact]
    public void MaskThatReachesTheLoss() => Verify("""
        using CompiledNet;

        [Network(VectorWidths = VectorWidths.V128)]
        [Input(6)]
        [Embedding(50, 4, MaskZero = true)]
        [Dense<Softmax>(3)]
        [Loss<SparseCategoricalCrossentropy>]
        public sealed partial class Tagger;
        """);

    [Fact]
    public void OwnActivationAndLoss() => Verify("""
        using System;
        using System.Numerics;
        using CompiledNet;
        using CompiledNet.Numerics;

        namespace Mine;

        public readonly struct Cubic : IElementwiseActivation
        {
            public T Forward<T>(T x) where T : struct, ILanes<T> => x * x * x;

            public T Derivative<T>(T x, T y) where T : struct, ILanes<T> => T.Create(3) * x * x;
        }

        public readonly struct Distance : ILoss
        {
            public Distance() { }

            public float Delta { get; init; } = 1;

            public T Forward<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target) where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.Abs(prediction[0] - target[0]);

            public void Backward<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target, T scale, Span<T> gradient) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
                gradient[0] = scale * T.CreateTruncating(T.Sign(prediction[0] - target[0]));
        }

        [Network(VectorWidths = VectorWidths.V256)]
        [Input(3)]
        [Dense<Cubic>(5, UseBias = false, KernelRegularizer = typeof(L2), KernelConstraint = typeof(MaxNorm), KernelConstraintArguments = new[] { 3.0 })]
        [Dense(1, Trainable = false)]
        [Loss<Distance>(Delta = 2)]
        public sealed partial class Own;
        """);

    [Fact]
    public void DoublePrecision() => Verify("""
        using CompiledNet;

        [Network(ElementType = ElementType.Double, VectorWidths = VectorWidths.V128)]
        [Input(4)]
        [Dense<Tanh>(3)]
        [Loss<MeanSquaredError>]
        public sealed partial class Twin;
        """);

    [Fact]
    public void OwnRecurrentCell() => Verify("""
        using CompiledNet;

        [Network(VectorWidths = VectorWidths.V256)]
        [Input(10, 3)]
        [Recurrent<MinimalGatedCell>]
        [Dense(1)]
        [Loss<MeanSquaredError>]
        public sealed partial class Gated;

        [Block]
        public sealed partial class MinimalGatedCell
        {
            [Input] public partial Node Frame { get; }
            [State(8, Next = nameof(Hidden))] public partial Node Before { get; }
            [Concatenate(nameof(Frame), nameof(Before))] public partial Node Both { get; }
            [Dense<Sigmoid>(8)] public partial Node Forget { get; }
            [Multiply(nameof(Forget), nameof(Before))] public partial Node Kept { get; }
            [Concatenate(nameof(Frame), nameof(Kept))] public partial Node Seen { get; }
            [Dense<Tanh>(8)] public partial Node Candidate { get; }
            [Multiply(nameof(Forget), nameof(Candidate))] public partial Node New { get; }
            [Subtract(nameof(Before), nameof(Kept))] public partial Node Old { get; }
            [Add(nameof(Old), nameof(New))] public partial Node Hidden { get; }
        }
        """);

    [Fact]
    public void NoGoldenBelongsToAVanishedTest()
    {
        string[] tests = [.. typeof(GoldenTests).GetMethods().Select(method => $"{nameof(GoldenTests)}.{method.Name}#")];
        Directory.GetFiles(GoldenFiles.Folder(), "*").Select(path => Path.GetFileName(path)).Where(file => !tests.Any(file.StartsWith)).ShouldBeEmpty();
    }

    private static void Verify(string source, bool dispatches = false, [System.Runtime.CompilerServices.CallerMemberName] string method = "")
    {
        // The declarations here are not documented; what is emitted for them has to be.
        source = "#pragma warning disable CS1591\n" + source;
        var result = dispatches ? GeneratorHost.RunDispatching(source) : GeneratorHost.Run(source);
        result.Diagnostics.ShouldBeEmpty();
        result.CompilerDiagnostics.ShouldBeEmpty();
        GoldenFiles.Verify(result.Files, method: method);
    }
}
