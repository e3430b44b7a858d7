namespace CompiledNet;

/// <summary>A layer of a graph that reads several others.</summary>
public abstract class MergeAttribute : LayerAttribute
{
    private protected MergeAttribute(string[] from) => Sources = from;

    /// <summary>The layers that are read, in order.</summary>
    public string[] Sources { get; }
}
