using CompiledNet.Benchmarks.Models;

namespace CompiledNet.Benchmarks.Peers.OnnxRuntime.Stepping;

/// <summary>Weights in the orders of ONNX: gate by gate, [units][inputs]; filters before channels before taps.</summary>
public static class OnnxGates
{
    /// <summary>[rows][gates · units] with the gates in another order.</summary>
    public static float[] Reorder(float[] values, int rows, int units, params int[] gates)
    {
        float[] reordered = new float[values.Length];
        int columns = gates.Length * units;
        for (int row = 0; row < rows; row++)
            for (int to = 0; to < columns; to++) reordered[row * columns + to] = values[row * columns + gates[to / units] * units + to % units];
        return reordered;
    }

    /// <summary>[inputs][gates · units] as [gates · units][inputs], with the gates in another order.</summary>
    public static float[] Transpose(float[] values, int inputs, int units, params int[] gates)
    {
        float[] reordered = Reorder(values, inputs, units, gates), transposed = new float[values.Length];
        int columns = gates.Length * units;
        for (int input = 0; input < inputs; input++)
            for (int column = 0; column < columns; column++) transposed[column * inputs + input] = reordered[input * columns + column];
        return transposed;
    }

    /// <summary>[size][inputs][filters] as [filters][inputs][size].</summary>
    public static float[] ChannelsFirst(CausalConvolutionLayer layer)
    {
        float[] swapped = new float[layer.Kernel.Length];
        for (int i = 0; i < swapped.Length; i++)
            swapped[(i % layer.Filters * layer.Inputs + i / layer.Filters % layer.Inputs) * layer.Size + i / layer.Filters / layer.Inputs] = layer.Kernel[i];
        return swapped;
    }
}
