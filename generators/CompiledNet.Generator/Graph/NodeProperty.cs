namespace CompiledNet.Generator.Graph;

/// <summary>A partial property that has to be implemented: the handle of a layer.</summary>
/// <param name="Modifiers">Its modifiers, such as <c>public partial</c>.</param>
/// <param name="Name">Its name as code writes it.</param>
/// <param name="NodeId">Its node; of a block, the last one.</param>
internal sealed record NodeProperty(string Modifiers, string Name, int NodeId);
