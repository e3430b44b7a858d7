namespace CompiledNet.Generator.Reading;

/// <summary>Where a type is used: whose, and on which attribute a problem with it is shown.</summary>
internal readonly record struct TraitPlace(string Owner, int AttributeId);
