namespace CompiledNet.Generator.Kernels;

/// <summary>Which memory a tensor lies in.</summary>
internal enum TensorPlace
{
    /// <summary>The caller's samples: gapless, unaligned, never written.</summary>
    Input,

    /// <summary>The caller's predictions: gapless, unaligned.</summary>
    Output,

    /// <summary>The caller's targets: gapless, unaligned, never written.</summary>
    Target,

    /// <summary>Gradients of the predictions that the caller gives: gapless, unaligned, never written.</summary>
    OutputGradient,

    /// <summary>Where the caller wants to know which positions count: gapless, unaligned.</summary>
    Mask,

    /// <summary>Where the caller wants the gradients of the inputs: gapless, unaligned.</summary>
    InputGradient,

    /// <summary>Where the caller wants the gradients of outputs that have no loss: gapless, unaligned.</summary>
    InnerGradient,

    /// <summary>Where the caller wants the weights of attention: gapless, unaligned.</summary>
    AttentionWeights,

    /// <summary>Where the caller wants the logits of outputs whose loss works on them: gapless, unaligned.</summary>
    Logits,

    /// <summary>The workspace: padded and aligned.</summary>
    Workspace,

    /// <summary>What a caller keeps from one call to the next: laid out as the workspace, zero at first.</summary>
    State,
}
