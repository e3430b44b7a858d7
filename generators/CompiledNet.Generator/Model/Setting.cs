namespace CompiledNet.Generator.Model;

/// <summary>A property set on a new object: <c>Name = Literal</c>, the literal as C# text.</summary>
internal sealed record Setting(string Name, string Literal);
