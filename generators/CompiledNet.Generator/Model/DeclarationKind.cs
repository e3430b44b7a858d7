namespace CompiledNet.Generator.Model;

/// <summary>What a class declares.</summary>
internal enum DeclarationKind
{
    /// <summary>A network, which is compiled.</summary>
    Network,

    /// <summary>A block, which networks copy.</summary>
    Block,
}
