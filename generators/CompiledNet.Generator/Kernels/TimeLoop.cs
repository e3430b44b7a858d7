namespace CompiledNet.Generator.Kernels;

/// <summary>
/// A loop over the frames of a sequence. Kernels that follow each other and read or write frames of one loop are its
/// body; the emitted text does not grow with the number of steps.
/// </summary>
/// <param name="steps">How many time steps.</param>
/// <param name="isDescending">Whether it goes from the last to the first, as the backward pass does.</param>
internal sealed class TimeLoop(int steps, bool isDescending)
{
    /// <summary>The loop's variable in the emitted code.</summary>
    public const string Step = "t";

    public int Steps { get; } = steps;

    /// <summary>The head of the loop.</summary>
    public string Head => isDescending
        ? $"for (int {Step} = {Steps - 1}; {Step} >= 0; {Step}--)"
        : $"for (int {Step} = 0; {Step} < {Steps}; {Step}++)";
}
