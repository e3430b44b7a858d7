namespace CompiledNet.Generator.Diagnostics;

/// <summary>Everything that can be wrong with a declaration; the value is the number of the diagnostic, CN0001 …</summary>
internal enum ProblemCode
{
    ClassNotPartial = 1,
    ContainingTypeNotPartial = 2,
    NoLayers = 3,
    NoInput = 4,

    /// <summary>{1} expected, {2} came: a shape that the layer cannot take.</summary>
    ShapeMismatch = 5,

    /// <summary>{1} is the argument, {2} its value, {3} what is allowed.</summary>
    ArgumentOutOfRange = 6,

    /// <summary>A tensor or parameter with more than 2^31 - 1 bytes; {1} says which.</summary>
    SizeOverflow = 7,

    UnknownFrom = 8,
    ForwardFrom = 9,
    BothDoors = 10,
    SeveralParts = 11,
    LanguageVersionTooOld = 12,

    /// <summary>{1} is the type, {2} why it cannot be used.</summary>
    UnusableType = 13,

    DuplicateName = 14,

    InternalError = 999,
}
