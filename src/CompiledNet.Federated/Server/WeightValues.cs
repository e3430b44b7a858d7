namespace CompiledNet.Federated;

/// <summary>The weights of a network as plain arrays: one for each parameter in the order of the description, row-major, without padding.</summary>
internal static class WeightValues
{
    public static float[][] Of(INetwork<float> network)
    {
        float[][] values = new float[network.Weights.Count][];
        for (int i = 0; i < values.Length; i++) values[i] = network.Weights[i].ToArray();
        return values;
    }

    public static void Set(INetwork<float> network, float[][] values)
    {
        for (int i = 0; i < values.Length; i++) network.Weights[i].Set(values[i]);
    }
}
