namespace CompiledNet.Generator.Model;

/// <summary>The element type of a network; mirrors the public enumeration.</summary>
internal enum ElementType
{
    Single,
    Double,
}
