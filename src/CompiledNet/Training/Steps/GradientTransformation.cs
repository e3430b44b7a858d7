using System;
using System.Collections.Generic;

namespace CompiledNet;

/// <summary>
/// What stands between the gradient of a step and its update: derive from it to change gradients, or to share them with others who
/// train the same network. A step calls it once, on the thread that called for the step.
/// </summary>
public abstract class GradientTransformation
{
    /// <summary>Takes the gradient of a step, and changes it in place as it likes. Allocates nothing, if the step shall not.</summary>
    /// <param name="gradient">
    /// The gradient of the batch, the parts of all shards summed in their fixed order, so that it has the same bits for any number of threads:
    /// the trainable part of the parameter block, where <see cref="NetworkDescription.Parameters"/> says what lies where. Numbers
    /// that belong to no parameter are zero and have to stay so.
    /// </param>
    /// <param name="network">The network.</param>
    /// <param name="step">The number of the step.</param>
    /// <returns>Whether the update shall be taken; if not, those behind are not asked, and the parameters stay.</returns>
    public abstract bool Transform(Span<float> gradient, NetworkDescription network, long step);

    internal static GradientTransformation[] Checked(IReadOnlyList<GradientTransformation> transformations)
    {
        ArgumentNullException.ThrowIfNull(transformations);
        foreach (var transformation in transformations)
            if (transformation is null) throw new ArgumentException("A gradient transformation is null.", nameof(transformations));
        return [.. transformations];
    }
}
