using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>
/// −ln of the probability that the frames of an output, each a class or the blank, spell a sequence of labels: over all alignments, where repetitions of a
/// class count once and blanks are left out. Which frame belongs to which label need not be known.
/// </summary>
/// <remarks>
/// Connectionist temporal classification, A. Graves et al., 2006; for outputs [frames, classes]. There is one target for each
/// frame: the labels, then −1 or the blank for every frame more. A mask that reaches the output says which frames there are. Class weights make no sense with it, and a sample has one weight.
/// <para>
/// As <c>torch.nn.functional.ctc_loss</c> without a reduction; where Keras and PyTorch take lengths, the padding says them. After <see cref="Softmax"/> training and evaluation work on the
/// logits. Probabilities that are not fused are divided by their sum and clipped to 1e-7 … 1 − 1e-7, as by <see cref="SparseCategoricalCrossentropy"/>.
/// Computed in double precision, in logarithms.
/// </para>
/// <para>
/// If no alignment is possible, as there are fewer frames than labels and blanks between equal ones, the loss is infinite and its gradient 0 (PyTorch gives NaN), or with <see cref="ZeroInfinity"/> both are 0.
/// </para>
/// </remarks>
public readonly struct CTC : ISequenceLoss, IFusedLoss<Softmax>
{
    /// <summary>The loss with the blank at class 0.</summary>
    public CTC()
    {
    }

    /// <summary>Whether the prediction is given as logits, not as probabilities; false by default.</summary>
    public bool FromLogits { get; init; }

    /// <summary>The class that stands for no label, from 0 to the number of classes − 1; 0 by default, as in Keras and PyTorch.</summary>
    [OptionRange(0)]
    public int Blank { get; init; }

    /// <summary>Whether a sample without a possible alignment has the loss 0 instead of an infinite one; false by default.</summary>
    public bool ZeroInfinity { get; init; }

    /// <summary>One for each frame.</summary>
    public static int TargetSize(int outputSize) => 1;

    /// <inheritdoc/>
    public static TargetKind TargetKind => TargetKind.LabelSequence;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is not one target for each frame, a label is no class or the blank, there are labels behind the padding, or the blank is no class.</exception>
    [MethodImpl(Hot.Optimized)]
    public T Sequence<T>(ReadOnlyPositions<T> prediction, ReadOnlySpan<T> target, bool areLogits, T scale, Positions<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (target.Length != prediction.Count)
            throw new ArgumentException($"One target for each of {prediction.Count} frames was expected, labels and then -1, not {target.Length}.", nameof(target));
        if (gradient.Count > 0 && (gradient.Count != prediction.Count || gradient.Width != prediction.Width))
            throw new ArgumentException($"A gradient of {prediction.Count} frames of {prediction.Width} numbers was expected, not {gradient.Count} of {gradient.Width}.", nameof(gradient));
        int labels = LabelSequence.Length(target, prediction.Width, Blank);
        var alignment = new CTCAlignment<T>(prediction, target[..labels], Blank, areLogits || FromLogits);
        double loss = alignment.Forward();
        bool isPossible = !double.IsPositiveInfinity(loss);
        if (gradient.Count > 0)
        {
            for (int i = 0; i < gradient.Count; i++) gradient[i].Clear();
            if (isPossible) alignment.Backward(loss, scale, gradient);
        }

        return T.CreateTruncating(isPossible || !ZeroInfinity ? loss : 0);
    }

    /// <summary>The loss of a sample of one frame.</summary>
    public T Forward<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Sequence(new ReadOnlyPositions<T>(prediction, prediction.Length, prediction.Length), target, areLogits: false, T.Zero, default);

    /// <summary>The gradient of a sample of one frame.</summary>
    public void Backward<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target, T scale, Span<T> gradient) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Sequence(new ReadOnlyPositions<T>(prediction, prediction.Length, prediction.Length), target, areLogits: false, scale, new Positions<T>(gradient, gradient.Length, gradient.Length));

    /// <summary>The loss of a sample of one frame from its logits.</summary>
    public T ForwardFromLogits<T>(ReadOnlySpan<T> logits, ReadOnlySpan<T> target) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Sequence(new ReadOnlyPositions<T>(logits, logits.Length, logits.Length), target, areLogits: true, T.Zero, default);

    /// <summary>The gradient of a sample of one frame by its logits.</summary>
    public void BackwardFromLogits<T>(ReadOnlySpan<T> logits, ReadOnlySpan<T> target, T scale, Span<T> gradient) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Sequence(new ReadOnlyPositions<T>(logits, logits.Length, logits.Length), target, areLogits: true, scale, new Positions<T>(gradient, gradient.Length, gradient.Length));
}
