using CompiledNet.Benchmarks.Peers.OnnxRuntime.Stepping;

namespace CompiledNet.Benchmarks.Peers.OnnxRuntime.Graphs;

/// <summary><see cref="Networks.BidirectionalMemory"/> by LSTM nodes of both directions.</summary>
public static class OnnxBidirectionalMemory
{
    private const int Frames = 50, Units = 64, Directions = 2;

    public static string Write(OnnxGraph graph)
    {
        // Frames before samples, as ONNX Runtime wants them.
        string x = graph.Transpose(OnnxModel.Input, 1, 0, 2);
        string sequence = Layer(graph, x, "first", 32, place: 0);
        x = graph.Reshape(graph.Transpose(sequence, 0, 2, 1, 3), Frames, graph.Rows, Directions * Units);
        string last = Layer(graph, x, "second", Directions * Units, place: 1);
        x = graph.Reshape(graph.Transpose(last, 1, 0, 2), graph.Rows, Directions * Units);
        return graph.Node("Softmax", [graph.Dense(x, "class", Directions * Units, 5)]);
    }

    // Gates i, o, f, c, where Keras has i, f, c, o; the biases of the frame, then those of the state.
    private static string Layer(OnnxGraph graph, string x, string name, int inputs, int place)
    {
        float[] kernels = [], recurrents = [], biases = [];
        foreach (string direction in new[] { "forward", "backward" })
        {
            string prefix = $"{name}/{direction}_";
            kernels = [.. kernels, .. OnnxGates.Transpose(graph.Weight(prefix + "kernel"), inputs, Units, 0, 3, 1, 2)];
            recurrents = [.. recurrents, .. OnnxGates.Transpose(graph.Weight(prefix + "recurrent_kernel"), Units, Units, 0, 3, 1, 2)];
            biases = [.. biases, .. OnnxGates.Reorder(graph.Weight(prefix + "bias"), 1, Units, 0, 3, 1, 2), .. new float[4 * Units]];
        }

        return graph.NodeAt(place, "LSTM", [x, graph.Constant(kernels, Directions, 4 * Units, inputs), graph.Constant(recurrents, Directions, 4 * Units, Units), graph.Constant(biases, Directions, 8 * Units)],
            OnnxAttribute.Number("hidden_size", Units), OnnxAttribute.Text("direction", "bidirectional"));
    }
}
