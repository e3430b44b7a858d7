using System.Collections.Generic;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>A spectrum of the runtime with where its frames lie.</summary>
/// <param name="type">The class of the spectrum.</param>
/// <param name="arguments">What it is constructed with, as literals.</param>
/// <param name="frames">How many frames.</param>
/// <param name="step">Samples from one to the next.</param>
/// <param name="offset">The first sample of the first.</param>
/// <param name="mirrors">Whether the sound is mirrored at its ends.</param>
internal sealed class SpectrumFrames(string type, IReadOnlyList<string> arguments, int frames, int step, int offset, bool mirrors)
{
    private readonly string _arguments = string.Join(", ", arguments);

    /// <summary>What kernels are called after.</summary>
    public string Name => $"{type}{frames}";

    /// <summary>The field that holds the spectrum.</summary>
    public string Field => $"{type}_{ContentHash.Of(_arguments)}";

    /// <summary>The declaration of <see cref="Field"/>.</summary>
    public string Declaration(string scalar) => $"private static readonly {type}<{scalar}> {Field} = new({_arguments});";

    /// <summary>Where the frames lie, as the runtime takes it.</summary>
    public string Layout(Tensor x, Tensor y) =>
        $"new FrameLayout({x.Size}, {x.RowStride}, {frames}, {step}, {Literals.Of(offset)}, {Literals.Of(mirrors)}, {y.ChannelStride})";
}
