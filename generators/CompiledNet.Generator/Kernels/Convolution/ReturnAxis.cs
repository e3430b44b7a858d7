using System;

namespace CompiledNet.Generator.Kernels;

/// <summary>
/// The way back along one axis of a convolution: which windows read a position, and with which of their taps. Position i reads
/// window (i + Before − tap · Dilation) / Stride, where that is whole.
/// </summary>
/// <remarks>
/// Positions of one phase, (i + Before) mod Stride, have the same taps: every Stride-th from the phase on, each of which belongs to
/// the window before. Without strides there is one phase with all taps, Dilation windows apart.
/// </remarks>
/// <param name="Axis">The windows.</param>
internal sealed record ReturnAxis(TapAxis Axis)
{
    /// <summary>Whether the taps of a phase follow each other at one distance.</summary>
    public bool IsRegular => Axis.Stride == 1 || Axis.Dilation == 1;

    /// <summary>Windows from the one of a tap to that of the next tap of the phase, backwards.</summary>
    public int WindowStep => Axis.Stride == 1 ? Axis.Dilation : 1;

    /// <summary>The most taps of a phase.</summary>
    public int Taps => (Axis.Taps - 1) / Axis.Stride + 1;

    /// <summary>From the window of the first tap of a phase back to that of the last.</summary>
    public int Reach => (Taps - 1) * WindowStep;

    /// <summary>Windows that are looked for in front of the first one; their gradients are zero.</summary>
    public int Before => Math.Max(0, Reach - Axis.Before / Axis.Stride);

    /// <summary>The window of the first tap of the last position.</summary>
    public int Last => (Axis.Before + Axis.Input - 1) / Axis.Stride;

    /// <summary>Windows with those in front and those behind that are looked for.</summary>
    public int Padded => Before + Math.Max(Axis.Output, Last + 1);
}
