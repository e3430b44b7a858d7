using System;
using CompiledNet.CompilerServices;

namespace CompiledNet.Testing;

/// <summary>Nothing is allocated once everything has run.</summary>
public static class AllocationCheck
{
    private const int Rows = 7;

    public static void Run(NetworkForm<float> form)
    {
        var samples = new Samples<float>(form.Description, Rows);
        float[] input = samples.Inputs[..form.Description.InputSize], output = new float[form.Description.OutputSize];
        float[] outputs = new float[Rows * form.Description.OutputSize], losses = new float[Rows * form.Description.Outputs.Count];
        var session = form.NewSession();
        var inference = new InferenceWorkspace<float>(form.Description, Rows) { IsEvaluating = true };
        var training = new TrainingWorkspace<float>(form.Description, Rows);
        var network = form.Network;
        Demand("Predict", () => form.Predict(input, output));
        Demand("Session.Predict", () => session(input, output));
        Demand("Infer", () => network.Infer(samples.Inputs, outputs, Rows, inference));
        Demand("Backpropagate", () => network.Backpropagate(samples.Inputs, samples.Targets, samples.Weights, 1, Rows, training));
        Demand("Losses", () => network.Losses(outputs, samples.Targets, losses, Rows, inference));
    }

    private static void Demand(string what, Action call)
    {
        long bytes = AllocatedBytes.Fewest(call);
        Agreement.Demand(bytes == 0, $"Ten calls of {what} allocate {bytes} bytes.");
    }
}
