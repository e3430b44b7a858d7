namespace CompiledNet.Generator.Model;

/// <summary>What a property of a row holds.</summary>
internal enum RowColumnKind
{
    /// <summary>A number of whatever type.</summary>
    Number,

    /// <summary>Yes or no, 1 or 0.</summary>
    Truth,

    /// <summary>A text.</summary>
    Text,

    /// <summary>A member of an enumeration, whose name is a text.</summary>
    Member,
}
