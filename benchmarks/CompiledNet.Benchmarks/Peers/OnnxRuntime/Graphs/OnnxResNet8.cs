namespace CompiledNet.Benchmarks.Peers.OnnxRuntime.Graphs;

/// <summary><see cref="Networks.ResNet8"/> with channels first, as ONNX Runtime wants them; the images are turned in the graph.</summary>
public static class OnnxResNet8
{
    private const float Epsilon = 1e-3f;

    public static string Write(OnnxGraph graph)
    {
        string x = Relu(Normed(graph, graph.Transpose(OnnxModel.Input, 0, 3, 1, 2), "C0", "N0", 3, 16, stride: 1));
        x = Block(x, x, 1, 16, 16, stride: 1);
        x = Block(x, Convolution(graph, x, "P2", 1, 16, 32, stride: 2, hasBias: true), 2, 16, 32, stride: 2);
        x = Block(x, Convolution(graph, x, "P3", 1, 32, 64, stride: 2, hasBias: true), 3, 32, 64, stride: 2);
        string mean = graph.Reshape(graph.Node("GlobalAveragePool", [x]), graph.Rows, 64);
        return graph.Node("Softmax", [graph.Dense(mean, "Class", 64, 10)]);

        string Block(string x, string shortcut, int number, int channels, int filters, int stride)
        {
            string a = Relu(Normed(graph, x, $"C{number}", $"N{number}", channels, filters, stride));
            return Relu(graph.Node("Add", [shortcut, Normed(graph, a, $"D{number}", $"M{number}", filters, filters, stride: 1)]));
        }

        string Relu(string x) => graph.Node("Relu", [x]);
    }

    private static string Normed(OnnxGraph graph, string x, string convolution, string norm, int channels, int filters, int stride)
    {
        string sums = Convolution(graph, x, convolution, 3, channels, filters, stride, hasBias: false);
        return graph.Node("BatchNormalization", [sums, Vector("gamma"), Vector("beta"), Vector("moving_mean"), Vector("moving_variance")], OnnxAttribute.Real("epsilon", Epsilon));

        string Vector(string name) => graph.Constant(graph.Weight($"{norm}/{name}"), filters);
    }

    // With a stride of 2 over an even number of pixels "same" puts its only zero behind.
    private static string Convolution(OnnxGraph graph, string x, string name, int size, int channels, int filters, int stride, bool hasBias)
    {
        float[] kernel = graph.Weight(name + "/kernel"), turned = new float[kernel.Length];
        for (int i = 0; i < kernel.Length; i++) turned[(i % filters * channels + i / filters % channels) * size * size + i / filters / channels] = kernel[i];
        string weights = graph.Constant(turned, filters, channels, size, size);
        string[] inputs = hasBias ? [x, weights, graph.Constant(graph.Weight(name + "/bias"), filters)] : [x, weights];
        int before = size == 1 || stride == 2 ? 0 : 1, behind = size == 1 ? 0 : 1;
        return graph.Node("Conv", inputs, OnnxAttribute.List("strides", stride, stride), OnnxAttribute.List("pads", before, before, behind, behind));
    }
}
