using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>How windows lie along one axis: number o covers the positions from o · Stride - Before on.</summary>
/// <param name="Input">Positions there are.</param>
/// <param name="Output">Windows there are.</param>
/// <param name="Size">Positions a window covers.</param>
/// <param name="Stride">How far apart windows start.</param>
/// <param name="Before">How far the first window starts before the first position.</param>
internal sealed record WindowAxis(int Input, int Output, int Size, int Stride, int Before)
{
    /// <summary>An axis with a single position.</summary>
    public static WindowAxis Single { get; } = new(1, 1, 1, 1, 0);

    /// <summary>Whether some window reaches beyond the positions.</summary>
    public bool IsClipped => Before > 0 || (Output - 1) * Stride - Before + Size > Input;

    /// <summary>Whether each position lies in exactly one window.</summary>
    public bool IsPartition => !IsClipped && Size == Stride && Output * Size == Input;

    /// <summary>Windows that lie within the positions.</summary>
    public static WindowAxis Valid(int input, int size, int stride) => new(input, (input - size) / stride + 1, size, stride, 0);

    /// <summary>A window at every position, or every <paramref name="stride"/>-th, half of the surplus before the first; as TensorFlow does.</summary>
    public static WindowAxis Same(int input, int size, int stride)
    {
        int output = (input - 1) / stride + 1;
        int surplus = System.Math.Max(0, checked((output - 1) * stride + size) - input);
        return new WindowAxis(input, output, size, stride, surplus / 2);
    }

    /// <summary>Opens the loop over the windows and declares the first position of each and the one behind its last.</summary>
    public SourceWriter.Block Begin(SourceWriter writer, string index, string first, string end)
    {
        var block = writer.Begin(Output == 1 ? "" : $"for (nint {index} = 0; {index} < {Output}; {index}++)");
        if (Output == 1) writer.Line($"const nint {index} = 0;");
        string start = $"{index} * {Stride}{(Before == 0 ? "" : $" - {Before}")}";
        writer.Line(IsClipped
            ? $"nint {first} = Math.Max({start}, 0), {end} = Math.Min({start} + {Size}, {Input});"
            : $"nint {first} = {start}, {end} = {first} + {Size};");
        return block;
    }

    public override string ToString() => $"{Input}By{Size}{(Stride == Size ? "" : $"Step{Stride}")}{(IsClipped ? "Same" : "")}";
}
