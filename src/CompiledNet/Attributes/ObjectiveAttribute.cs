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
    [OptionRange(0)]
    public float Weight { get; set; } = 1;

    /// <summary>Whether the predictions are logits rather than probabilities.</summary>
    public bool FromLogits { get; set; }

    /// <summary>How much of each target is spread evenly over the classes; from 0 to 1.</summary>
    public float LabelSmoothing { get; set; }

    /// <summary>Where the Huber loss turns from a square to a line; above 0.</summary>
    public float Delta { get; set; } = 1;

    /// <summary>Whether the loss is halved, as textbooks define the mean squared error.</summary>
    public bool Half { get; set; }

    /// <summary>γ of focal losses, how fast what is right loses its weight (at least 0; 2 if not written), and of the circle loss, a scale (80 if not written).</summary>
    public float Gamma { get; set; } = 2;

    /// <summary>α of focal losses (0.25 if not written) and of the Tversky loss, the weight of false positives (0.5 if not written); at least 0.</summary>
    public float Alpha { get; set; } = 0.25f;

    /// <summary>β of the Tversky loss, the weight of false negatives; at least 0.</summary>
    public float Beta { get; set; } = 0.5f;

    /// <summary>Whether a binary focal loss weighs positives by <see cref="Alpha"/> and negatives by 1 − α.</summary>
    public bool ApplyClassBalancing { get; set; }

    /// <summary>How far apart contrastive and triplet losses drive what does not belong together (1 if not written), and the relaxation of the circle loss (0.4 if not written); above 0.</summary>
    public float Margin { get; set; } = 1;

    /// <summary>The quantile that a quantile loss aims at; between 0 and 1.</summary>
    public float Level { get; set; } = 0.5f;

    /// <summary>The class that stands for no label in connectionist temporal classification; one of the output's classes.</summary>
    public int Blank { get; set; }

    /// <summary>Whether connectionist temporal classification gives 0 where no alignment is possible, not infinity.</summary>
    public bool ZeroInfinity { get; set; }
}
