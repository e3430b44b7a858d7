using System;

namespace CompiledNet;

/// <summary>
/// What an output is trained for, and the options of its loss. Only options that are written are set, and the loss
/// must have a settable property of the same name for each.
/// </summary>
/// <remarks>A loss of your own with further options gets them from an attribute derived from <see cref="LossAttribute{TLoss}"/> or <see cref="OutputAttribute{TLoss}"/>.</remarks>
public abstract class ObjectiveAttribute : Attribute
{
    private protected ObjectiveAttribute()
    {
    }

    /// <summary>The weight of this loss in the total; at least 0.</summary>
    public float Weight { get; set; } = 1;

    /// <summary>Whether the predictions are logits rather than probabilities.</summary>
    public bool FromLogits { get; set; }

    /// <summary>How much of each target is spread evenly over the classes; from 0 to 1.</summary>
    public float LabelSmoothing { get; set; }

    /// <summary>Where the Huber loss turns from a square to a line; above 0.</summary>
    public float Delta { get; set; } = 1;

    /// <summary>Whether the loss is halved, as textbooks define the mean squared error.</summary>
    public bool Half { get; set; }
}
