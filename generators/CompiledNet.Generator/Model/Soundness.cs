namespace CompiledNet.Generator.Model;

/// <summary>How much can be emitted for a declaration.</summary>
internal enum Soundness
{
    /// <summary>All of it: nothing wrong was read.</summary>
    Sound,

    /// <summary>Only empty implementations of its properties, so that the user sees the mistake and not its consequences.</summary>
    StubsOnly,

    /// <summary>Nothing: generated code could not be part of such a class.</summary>
    Nothing,
}
