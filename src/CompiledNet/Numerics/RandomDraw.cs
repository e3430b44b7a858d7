using System;

namespace CompiledNet.Numerics;

/// <summary>What fixes the random numbers of one training step.</summary>
/// <param name="Seed">The seed of the training.</param>
/// <param name="Step">The number of the step.</param>
/// <param name="FirstRow">The position of the first row within the batch.</param>
/// <param name="Active">Whether random layers act at all.</param>
public readonly record struct RandomDraw(ulong Seed, long Step, int FirstRow, bool Active)
{
    /// <summary>The draw that a workspace stands at.</summary>
    public static RandomDraw Of<T>(TrainingWorkspace<T> workspace) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(workspace);
        return new RandomDraw(workspace.Seed, workspace.Step, workspace.FirstRow, workspace.Training);
    }
}
