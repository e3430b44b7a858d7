namespace CompiledNet.Generator.Model;

/// <summary>One layer as declared.</summary>
/// <param name="Name">The property's name or the attribute's Name; null in a stack where none is given.</param>
/// <param name="Operator">The attribute's class name without "Attribute" and type arguments, such as <c>Dense</c>.</param>
/// <param name="Activation">The attribute's type argument, if it is an activation.</param>
/// <param name="Block">The declaration of the block, if the attribute's type argument is one.</param>
/// <param name="From">The names of the layers it reads; empty for the layer above.</param>
/// <param name="Arguments">Constructor and named arguments, all under Pascal-case names; only those written.</param>
/// <param name="Output">The output attribute beside it, if any.</param>
/// <param name="PropertyModifiers">In a graph, the modifiers of the partial property, such as <c>public partial</c>; else null.</param>
/// <param name="AttributeId">Which attribute a problem with this layer is shown on.</param>
internal sealed record NodeSpec(
    string? Name,
    string Operator,
    TraitSpec? Activation,
    NetworkSpec? Block,
    EquatableArray<string> From,
    EquatableArray<Argument> Arguments,
    OutputSpec? Output,
    string? PropertyModifiers,
    int AttributeId)
{
    /// <summary>In a graph, the property's name as code writes it, with an @ where it is a keyword; else null.</summary>
    public string? PropertyName { get; init; }
}
