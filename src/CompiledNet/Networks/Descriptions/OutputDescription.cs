using System.Collections.Generic;
using CompiledNet.CompilerServices;

namespace CompiledNet;

/// <summary>One output of a network.</summary>
/// <param name="Name">The name of its property, or in a stack of its layer, which of a block is the name of the whole block.</param>
/// <param name="Shape">Its shape, without the batch.</param>
/// <param name="Offset">Where it starts within a prediction.</param>
/// <param name="TargetOffset">Where its targets start within the targets of a sample.</param>
/// <param name="TargetSize">How many target numbers it has; 0 without a loss.</param>
/// <param name="Loss">The name of its loss, or null if it is not trained.</param>
/// <param name="LossWeight">The weight of its loss in the total.</param>
public sealed record OutputDescription(
    string Name, IReadOnlyList<int> Shape, int Offset, int TargetOffset, int TargetSize, string? Loss, float LossWeight)
{
    /// <summary>Where its mask starts within those of a sample (<see cref="OutputMasks{T}.Values"/>); null if it has no loss or no mask reaches it.</summary>
    public int? MaskOffset { get; init; }

    /// <summary>Its loss with what that is constructed from, such as <c>Huber(Delta = 2)</c>, a user's own with its namespace; null if it is not trained.</summary>
    public string? Objective
    {
        get => field ?? Loss;
        init;
    }

    /// <summary>Whether it gives logits, as its loss is declared with <see cref="ObjectiveAttribute.FromLogits"/>.</summary>
    public bool AreLogits { get; init; }

    /// <summary>Which numbers its targets are.</summary>
    public TargetKind Targets { get; init; }

    /// <summary>Whether its loss is an <see cref="ISequenceLoss"/>, so that a sample has one loss and one weight, however many positions it has.</summary>
    public bool LossSeesAllPositions { get; init; }

    /// <summary>How many losses a sample has, of which the mean is taken, and how many weights it may have.</summary>
    internal int LossPositions => LossSeesAllPositions ? 1 : Positions;

    /// <summary>How many vectors of its last axis it is made of: to a loss, a metric and a mask each is one position.</summary>
    internal int Positions
    {
        get
        {
            int positions = 1;
            for (int i = 0; i < Shape.Count - 1; i++) positions *= Shape[i];
            return positions;
        }
    }
}
