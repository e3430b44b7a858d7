namespace CompiledNet;

/// <summary>What all layers of attention have in common: which layers they read, and what a query may look at.</summary>
public abstract class AttentionLayerAttribute : LayerAttribute
{
    private protected AttentionLayerAttribute(string[] from) => Sources = from;

    /// <summary>Query and value, or query, value and key; empty if the layer above is all of them.</summary>
    public string[] Sources { get; }

    /// <summary>Whether position p of the queries may look at the keys from 0 to p only.</summary>
    public bool UseCausalMask { get; set; }

    /// <summary>The share of weights that is dropped while training, at least 0 and below 1.</summary>
    public double Dropout { get; set; }
}
