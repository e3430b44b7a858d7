namespace CompiledNet.Generator.Kernels;

/// <summary>Some lines of windows that follow each other, and where their results go.</summary>
/// <param name="First">The first line, an expression.</param>
/// <param name="Count">How many lines.</param>
/// <param name="Place">Where the result of window <c>pixel</c> of the first line goes.</param>
/// <param name="Line">From there to the same window of the next line.</param>
/// <param name="Stride">From one window to the next.</param>
internal sealed record LineBlock(string First, int Count, string Place, int Line, int Stride)
{
    /// <summary>Where the result of window <c>pixel</c> of line <c>below</c> of the block goes.</summary>
    public string PlaceBelow => Count == 1 ? Place : Place == $"pixel * {Stride}" ? $"below * {Line} + {Place}" : $"{Place} + below * {Line}";
}
