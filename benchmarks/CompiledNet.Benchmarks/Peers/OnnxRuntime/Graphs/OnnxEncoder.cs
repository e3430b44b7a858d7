using System;

namespace CompiledNet.Benchmarks.Peers.OnnxRuntime.Graphs;

/// <summary><see cref="Networks.Encoder"/>: attention by products, as PyTorch exports it, and the runtime's own normalisation.</summary>
public static class OnnxEncoder
{
    private const int Tokens = 64, Width = 64, Heads = 4, HeadWidth = 16, Hidden = 256;
    private const float Epsilon = 1e-3f;

    public static string Write(OnnxGraph graph)
    {
        string x = OnnxModel.Input;
        for (int layer = 1; layer <= 2; layer++) x = Layer(graph, x, $"Body/{layer}");
        string mean = graph.Node("ReduceMean", [x], OnnxAttribute.List("axes", 1), OnnxAttribute.Number("keepdims", 0));
        return graph.Node("Softmax", [graph.Dense(mean, "Class", Width, 5)]);
    }

    private static string Layer(OnnxGraph graph, string x, string name)
    {
        string normed = Norm(graph, graph.Node("Add", [x, Attention(graph, x, name + "/Attended")]), name + "/Normed");
        string change = graph.Dense(Gelu(graph, graph.Dense(normed, name + "/Wide", Width, Hidden)), name + "/Change", Hidden, Width);
        return Norm(graph, graph.Node("Add", [normed, change]), name + "/Y");
    }

    private static string Attention(OnnxGraph graph, string x, string name)
    {
        string query = Split("query", 0, 2, 1, 3), key = Split("key", 0, 2, 3, 1), value = Split("value", 0, 2, 1, 3);
        string scores = graph.Node("Mul", [graph.Node("MatMul", [query, key]), graph.Constant([1 / MathF.Sqrt(HeadWidth)])]);
        string seen = graph.Node("MatMul", [graph.Node("Softmax", [scores], OnnxAttribute.Number("axis", -1)), value]);
        string joined = graph.Reshape(graph.Transpose(seen, 0, 2, 1, 3), graph.Rows, Tokens, Heads * HeadWidth);
        return graph.Dense(joined, name + "/attention_output", Heads * HeadWidth, Width);

        string Split(string part, params int[] axes) =>
            graph.Transpose(graph.Reshape(graph.Dense(x, $"{name}/{part}", Width, Heads * HeadWidth), graph.Rows, Tokens, Heads, HeadWidth), axes);
    }

    private static string Norm(OnnxGraph graph, string x, string name) => graph.Node("LayerNormalization", [x, graph.Constant(graph.Weight(name + "/gamma"), Width), graph.Constant(graph.Weight(name + "/beta"), Width)],
        OnnxAttribute.Number("axis", -1), OnnxAttribute.Real("epsilon", Epsilon));

    // x · (1 + erf(x / √2)) / 2 in the order in which the runtime finds it and makes one node of it.
    private static string Gelu(OnnxGraph graph, string x)
    {
        string erf = graph.Node("Erf", [graph.Node("Div", [x, graph.Constant([MathF.Sqrt(2)])])]);
        string product = graph.Node("Mul", [x, graph.Node("Add", [erf, graph.Constant([1])])]);
        return graph.Node("Mul", [product, graph.Constant([0.5f])]);
    }
}
