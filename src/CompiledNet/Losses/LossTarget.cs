namespace CompiledNet;

/// <summary>How many target numbers a loss wants.</summary>
public static class LossTarget
{
    /// <summary>The target numbers of <typeparamref name="TLoss"/> for an output of <paramref name="outputSize"/> numbers.</summary>
    public static int SizeOf<TLoss>(int outputSize) where TLoss : struct, ILoss => TLoss.TargetSize(outputSize);
}
