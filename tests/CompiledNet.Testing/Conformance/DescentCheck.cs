namespace CompiledNet.Testing;

/// <summary>Steps along the negative gradient lower the loss.</summary>
public static class DescentCheck
{
    public static void Run(NetworkForm<float> form)
    {
        if (form.Description.TrainableLength == 0) return;
        var network = form.Another(3);
        FixedWeights.Set(network);
        var samples = new Samples<float>(network.Description, 12);
        var workspace = network.Workspace(samples.Rows);
        float first = Loss(), last = first;
        for (int step = 0; step < 20; step++)
        {
            network.Change(block => { for (int i = 0; i < network.Description.TrainableLength; i++) block[i] -= 0.01f * workspace.Gradients.Span[i]; });
            last = Loss();
        }

        Agreement.Demand(last < first, $"Twenty steps of gradient descent took the loss from {first:r} to {last:r}.");

        float Loss()
        {
            workspace.States.Reset();
            return network.Backpropagate(samples.Inputs, samples.Targets, default, 1f / samples.Rows, samples.Rows, workspace);
        }
    }
}
