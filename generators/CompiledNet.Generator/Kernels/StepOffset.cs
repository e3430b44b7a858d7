namespace CompiledNet.Generator.Kernels;

/// <summary>
/// Where in a ring of frames a step reads or writes. Frames whose numbers differ by a multiple of the dilation lie in one
/// ring of as many frames as there are taps, every frame twice, a ring's length apart: so the frames of a window follow
/// each other wherever the ring is, oldest first.
/// </summary>
/// <param name="Dilation">How far apart the frames of a window are; how many rings there are.</param>
/// <param name="Taps">Frames of a window.</param>
/// <param name="Length">Numbers of a frame.</param>
/// <param name="First">Frames from where this step's frame is written; 1 is the oldest frame of the window.</param>
internal sealed record StepOffset(int Dilation, int Taps, int Length, int First)
{
    /// <summary>The offset in terms of the variable <c>step</c>, the number of the step.</summary>
    public string Expression
    {
        get
        {
            string turn = Taps == 1 ? $"{First}" : $"({(Dilation == 1 ? "step" : $"step / {Dilation}")} % {Taps}{(First == 0 ? "" : $" + {First}")})";
            string ring = Dilation == 1 ? "" : $"step % {Dilation} * {2 * Taps * Length} + ";
            return $"(nint)({ring}{turn} * {Length})";
        }
    }
}
