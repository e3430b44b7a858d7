using System;
using System.Numerics;

namespace CompiledNet;

/// <summary>
/// What training makes small, for one sample and one output. Implemented by a struct with a public parameterless
/// constructor; options are settable properties with the same name as the option of the attribute that names the loss.
/// </summary>
public interface ILoss
{
    /// <summary>How many target numbers belong to an output of <paramref name="outputSize"/> numbers; 0 if it is a loss of the output alone, as <c>add_loss</c> in Keras.</summary>
    static virtual int TargetSize(int outputSize) => outputSize;

    /// <summary>Which numbers its targets are.</summary>
    static virtual TargetKind TargetKind => TargetKind.Number;

    /// <summary>The loss of one sample.</summary>
    T Forward<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target) where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>
    /// <paramref name="gradient"/> = <paramref name="scale"/> · ∂loss/∂prediction for one sample; the old content is
    /// overwritten.
    /// </summary>
    void Backward<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target, T scale, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
