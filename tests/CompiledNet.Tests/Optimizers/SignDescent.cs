using System;

namespace CompiledNet.Tests.Optimizers;

/// <summary>The optimizer a user might write: steps of one length against the sign of the gradient.</summary>
public sealed class SignDescent(float learningRate) : Optimizer(learningRate)
{
    protected override void Reset(int length)
    {
    }

    protected override void Step(Span<float> parameters, ReadOnlySpan<float> gradients)
    {
        for (int i = 0; i < parameters.Length; i++) parameters[i] -= LearningRate * Math.Sign(gradients[i]);
    }
}
