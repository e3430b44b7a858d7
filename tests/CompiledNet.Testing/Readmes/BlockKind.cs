namespace CompiledNet.Testing;

/// <summary>What a C# block of the README is there for.</summary>
public enum BlockKind
{
    /// <summary>It is compiled by itself, and run if it has statements.</summary>
    Program,

    /// <summary>It is compiled together with the block before it.</summary>
    Continuation,

    /// <summary>It shows code that the generator emits for the block before it.</summary>
    Excerpt,
}
