namespace CompiledNet;

/// <summary>Adam with weight decay that is decoupled from the gradients, 0.004 unless set otherwise.</summary>
/// <remarks>
/// I. Loshchilov and F. Hutter, "Decoupled Weight Decay Regularization", 2017, with the default values of
/// <c>keras.optimizers.AdamW</c>.
/// </remarks>
public sealed class AdamW : Adam
{
    /// <summary>Prepares the optimizer.</summary>
    /// <param name="learningRate">The step size.</param>
    public AdamW(float learningRate = 0.001f) : base(learningRate) => WeightDecay = 0.004f;
}
