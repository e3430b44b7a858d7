using System.Collections.Generic;

namespace CompiledNet;

/// <summary>One step of a recurrent layer that a user wrote.</summary>
/// <param name="Layers">
/// What it consists of: layers of the kind <c>Input</c> for what comes in, in order; of the kind <c>State</c> for what the step
/// before left, which read what they are at the next step; and those that compute.
/// </param>
/// <param name="Result">The name of the layer whose output the step gives.</param>
public sealed record CellDescription(IReadOnlyList<LayerDescription> Layers, string Result);
