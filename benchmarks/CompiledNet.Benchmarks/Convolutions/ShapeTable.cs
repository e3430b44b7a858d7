using System.Collections.Generic;
using CompiledNet.Benchmarks.Convolutions.Shapes;

namespace CompiledNet.Benchmarks.Convolutions;

/// <summary>The shapes that both algorithms are measured on.</summary>
internal static class ShapeTable
{
    public static IReadOnlyList<MeasuredShape> All { get; } =
    [
        new("14, 14, 6 → Conv2D(16, 5)", new LeNetSecond.Direct(), new LeNetSecond.Winograd(), new LeNetSecond.Automatic().Description),
        new("32, 32, 3 → Conv2D(16, 3) same", new ColorImage.Direct(), new ColorImage.Winograd(), new ColorImage.Automatic().Description),
        new("32, 32, 16 → Conv2D(16, 3) same", new WideImage.Direct(), new WideImage.Winograd(), new WideImage.Automatic().Description),
        new("16, 16, 32 → Conv2D(32, 3) same", new MiddleImage.Direct(), new MiddleImage.Winograd(), new MiddleImage.Automatic().Description),
        new("8, 8, 64 → Conv2D(64, 3) same", new DeepImage.Direct(), new DeepImage.Winograd(), new DeepImage.Automatic().Description),
        new("56, 56, 8 → Conv2D(8, 3) same", new NarrowImage.Direct(), new NarrowImage.Winograd(), new NarrowImage.Automatic().Description),
        new("4, 4, 32 → Conv2D(32, 3) same", new TinyImage.Direct(), new TinyImage.Winograd(), new TinyImage.Automatic().Description),
        new("8, 8, 4 → Conv2D(4, 3)", new SmallImage.Direct(), new SmallImage.Winograd(), new SmallImage.Automatic().Description),
        new("128, 16 → Conv1D(16, 3) causal", new Sequence.Direct(), new Sequence.Winograd(), new Sequence.Automatic().Description),
        new("64, 4 → Conv1D(8, 5)", new LongWindow.Direct(), new LongWindow.Winograd(), new LongWindow.Automatic().Description),
        new("32, 32 → Conv1D(32, 2)", new ShortWindow.Direct(), new ShortWindow.Winograd(), new ShortWindow.Automatic().Description),
    ];
}
