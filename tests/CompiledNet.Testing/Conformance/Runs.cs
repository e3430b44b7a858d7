using System;
using System.Numerics;
using CompiledNet.CompilerServices;

namespace CompiledNet.Testing;

/// <summary>Short calls of a network in fresh memory.</summary>
public static class Runs
{
    /// <summary>The outputs of all samples.</summary>
    public static T[] Infer<T>(this INetwork<T> network, Samples<T> samples) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var outputs = new T[samples.Rows * network.Description.OutputSize];
        network.Infer(samples.Inputs, outputs, samples.Rows, new InferenceWorkspace<T>(network.Description, samples.Rows));
        return outputs;
    }

    /// <summary>A workspace, by default without dropout and with moving averages in place of those of the batch.</summary>
    public static TrainingWorkspace<T> Workspace<T>(this INetwork<T> network, int capacity, bool training = false) where T : unmanaged =>
        new(network.Description, capacity) { Training = training };

    /// <summary>The weighted loss of all samples and the gradients, as they lie in memory.</summary>
    public static (T Loss, T[] Gradients) Differentiate<T>(this INetwork<T> network, Samples<T> samples) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var workspace = network.Workspace(samples.Rows);
        T loss = network.Backpropagate(samples.Inputs, samples.Targets, samples.Weights, T.One, samples.Rows, workspace);
        return (loss, workspace.Gradients.Span.ToArray());
    }

    /// <summary>The numbers of one parameter out of a block.</summary>
    public static T[] Of<T>(this ParameterDescription parameter, ReadOnlySpan<T> block)
    {
        var values = new T[parameter.Count];
        parameter.Gather(block, values);
        return values;
    }
}
