using System;

namespace CompiledNet;

/// <summary>
/// Changes the parameters by the gradients, one pass over the flat parameter block a step. Derive from it for an
/// optimizer of your own.
/// </summary>
public abstract class Optimizer
{
    /// <summary>The step size. May be changed between steps.</summary>
    public float LearningRate { get; set; }

    /// <summary>How many steps were taken since <see cref="Initialize"/>.</summary>
    public long Iterations { get; private set; }

    /// <summary>Prepares the optimizer for <paramref name="length"/> numbers and forgets what earlier steps left behind.</summary>
    public void Initialize(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        Iterations = 0;
        Reset(length);
    }

    /// <summary>Takes one step.</summary>
    public void Update(Span<float> parameters, ReadOnlySpan<float> gradients)
    {
        Iterations++;
        Step(parameters, gradients);
    }

    /// <summary>Reserves and zeroes the state for <paramref name="length"/> numbers.</summary>
    protected abstract void Reset(int length);

    /// <summary>Changes <paramref name="parameters"/>; <see cref="Iterations"/> counts from 1 here. Allocates nothing.</summary>
    protected abstract void Step(Span<float> parameters, ReadOnlySpan<float> gradients);
}
