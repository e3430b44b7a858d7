namespace CompiledNet.Generator.Model;

/// <summary>That a node is an output, and what it is trained for.</summary>
/// <param name="Loss">The loss, with its options as settings; null for an output that is only predicted.</param>
/// <param name="Weight">The weight of its loss in the total.</param>
/// <param name="AttributeId">Which attribute a problem is shown on.</param>
internal sealed record OutputSpec(TraitSpec? Loss, float Weight, int AttributeId);
