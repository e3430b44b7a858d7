using System;
using CompiledNet.Generator.Kernels;

namespace CompiledNet.Generator.Operators.Attention;

/// <summary>One layer of projected attention: its projections and what lies between them, the same for both passes.</summary>
internal sealed class ProjectedAttention
{
    public const string QueryName = "query", KeyName = "key", ValueName = "value", OutputName = "attention_output";

    private readonly ITensors _tensors;

    /// <param name="tensors">The layer.</param>
    /// <param name="counts">Its heads.</param>
    /// <param name="run">How attention itself runs: over the whole sequence or at a step.</param>
    public ProjectedAttention(ITensors tensors, HeadCounts counts, Func<HeadAttention, Heads> run)
    {
        _tensors = tensors;
        Query = Of(QueryName, AttentionInputs.Query);
        Key = Of(KeyName, AttentionInputs.Key(tensors.Inputs));
        Value = Of(ValueName, AttentionInputs.Value(tensors.Inputs));
        Between = new HeadAttention(
            tensors,
            1 / Math.Sqrt(counts.KeyWidth),
            HeadLayout.Split(tensors, Query.Forward(), counts.Queries),
            HeadLayout.Split(tensors, Key.Forward(), counts.Keys),
            HeadLayout.Split(tensors, Value.Forward(), counts.Keys));
        var joined = HeadLayout.Join(tensors, run(Between));
        Output = new Projection(tensors, OutputName, joined, Graph.Shape.Of(joined.Positions, joined.Channels));
    }

    public Projection Query { get; }

    public Projection Key { get; }

    public Projection Value { get; }

    /// <summary>Attention itself.</summary>
    public HeadAttention Between { get; }

    public Projection Output { get; }

    private Projection Of(string name, int input) => new(_tensors, name, _tensors.Inputs[input], _tensors.InputShapes[input]);
}
