using System;

namespace CompiledNet.Testing;

/// <summary>The gaps between the rows of parameters stay exactly zero, in gradients and after steps of every optimizer.</summary>
public static class PaddingCheck
{
    public static void Run(NetworkForm<float> form)
    {
        var network = form.Another(1);
        FixedWeights.Set(network);
        var samples = new Samples<float>(network.Description, 9);
        var workspace = network.Workspace(9);
        int length = network.Description.TrainableLength;
        foreach (var optimizer in Optimizers())
        {
            optimizer.Initialize(network.Description);
            for (int step = 0; step < 3; step++)
            {
                network.Backpropagate(samples.Inputs, samples.Targets, samples.Weights, 0.1f, samples.Rows, workspace);
                Demand("gradients", network.Description, workspace.Gradients.Span);
                network.Change(block => optimizer.Update(block[..length], workspace.Gradients.Span[..length]));
                Demand($"parameters after {optimizer.GetType().Name}", network.Description, network.Parameters.Span);
            }
        }
    }

    /// <summary>Demands that a block laid out as the parameters is zero where none of them lies.</summary>
    public static void Demand(string what, NetworkDescription network, ReadOnlySpan<float> block)
    {
        bool[] used = UsedPlaces(network);
        for (int i = 0; i < block.Length; i++)
            if (!used[i] && block[i] != 0) throw new ConformanceException($"{what}: the padding at {i} is {block[i]}, not 0.");
    }

    private static Optimizer[] Optimizers() =>
    [
        new SGD(0.001f), new SGD(0.001f) { Momentum = 0.9f, Nesterov = true, GlobalClipNorm = 1 }, new RMSprop(0.001f), new RMSprop(0.001f) { Centered = true, Momentum = 0.5f },
        new Adagrad(), new Adadelta(), new Adam(), new Adam { AmsGrad = true, ClipNorm = 1 }, new AdamW(), new Adamax(), new Nadam(), new Lion { WeightDecay = 0.01f },
    ];

    private static bool[] UsedPlaces(NetworkDescription network)
    {
        bool[] used = new bool[network.ParameterLength];
        foreach (var parameter in network.Parameters)
            for (int row = 0; row < parameter.Rows; row++)
                for (int column = 0; column < parameter.Columns; column++) used[parameter.IndexOf(row, column)] = true;
        return used;
    }
}
