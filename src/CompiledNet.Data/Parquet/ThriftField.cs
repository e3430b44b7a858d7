namespace CompiledNet;

/// <summary>A field of a structure of Thrift's.</summary>
/// <param name="Type">What it is; <see cref="ThriftType.True"/> for a truth value.</param>
/// <param name="Fields">Of a structure its fields.</param>
/// <param name="Element">Of a list what its elements are.</param>
internal sealed record ThriftField(ThriftType Type, ThriftField?[]? Fields = null, ThriftField? Element = null)
{
    /// <summary>Truth values, numbers and texts.</summary>
    public static readonly ThriftField Truth = new(ThriftType.True), Byte = new(ThriftType.Byte), Short = new(ThriftType.Short), Int = new(ThriftType.Int),
        Long = new(ThriftType.Long), Double = new(ThriftType.Double), Binary = new(ThriftType.Binary);

    /// <summary>A structure without fields, which only says that it is there.</summary>
    public static readonly ThriftField Empty = Structure();

    /// <summary>A structure.</summary>
    public static ThriftField Structure(params ThriftField?[] fields) => new(ThriftType.Structure, fields);

    /// <summary>A list.</summary>
    public static ThriftField List(ThriftField element) => new(ThriftType.List, Element: element);
}
