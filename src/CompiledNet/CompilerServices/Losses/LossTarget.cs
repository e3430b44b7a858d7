namespace CompiledNet.CompilerServices;

/// <summary>How many target numbers a loss wants, and which.</summary>
public static class LossTarget
{
    /// <summary>The target numbers of <typeparamref name="TLoss"/> for an output of <paramref name="outputSize"/> numbers.</summary>
    public static int SizeOf<TLoss>(int outputSize) where TLoss : struct, ILoss => TLoss.TargetSize(outputSize);

    /// <summary>Which numbers the targets of <typeparamref name="TLoss"/> are.</summary>
    public static TargetKind KindOf<TLoss>() where TLoss : struct, ILoss => TLoss.TargetKind;
}
