namespace CompiledNet.Generator.Model;

/// <summary>How a network is declared.</summary>
internal enum Door
{
    /// <summary>Layers as attributes of the class, in order.</summary>
    Stack,

    /// <summary>One attributed partial property a layer.</summary>
    Graph,
}
