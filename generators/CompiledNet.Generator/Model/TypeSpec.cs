namespace CompiledNet.Generator.Model;

/// <summary>The identity of a partial class, as much as is needed to write another part of it.</summary>
/// <param name="Namespace">The namespace, or empty.</param>
/// <param name="Containers">The declarations of the types around it, outermost first, such as <c>partial class Outer</c>.</param>
/// <param name="Name">The class's name as code writes it, with an @ where it is or may become a keyword.</param>
/// <param name="FullName">Namespace, containing types and name, separated by dots: unique and free of keywords' @.</param>
internal sealed record TypeSpec(string Namespace, EquatableArray<string> Containers, string Name, string FullName)
{
    /// <summary>The class's name as people say it.</summary>
    public string Spoken => Name.TrimStart('@');

    /// <summary>
    /// Whether the other part has to say that the class is not CLS-compliant: where the assembly claims to be, the compiler would
    /// complain of its layers' attributes and of members that nobody can annotate.
    /// </summary>
    public bool DeniesCompliance { get; init; }

    /// <summary>The modifiers of a class that nobody but the generator declares, such as <c>public sealed </c>; else empty.</summary>
    public string Modifiers { get; init; } = "";

    /// <summary>The documentation of such a class; else empty.</summary>
    public string Summary { get; init; } = "";
}
