using System;

namespace CompiledNet;

/// <summary>Takes the optimizer's step, in parts on the threads of a team where the optimizer allows it.</summary>
internal sealed class ParameterUpdate(INetwork<float> network, Optimizer optimizer, WorkerTeam? team, BatchGradient gradient) : ITeamWork
{
    private readonly ElementwiseOptimizer? _elementwise = optimizer as ElementwiseOptimizer;

    // Below that a thread would wake up for less than it costs.
    private const int FewestParametersOfAWorker = 4096;

    /// <summary>Changes the trainable parameters by the gradient of the last batch.</summary>
    public void Run()
    {
        if (_elementwise is null || team is null || Length < team.Workers * FewestParametersOfAWorker)
        {
            optimizer.Update(Parameters, Gradients);
            return;
        }

        _elementwise.BeginUpdate(Parameters, Gradients);
        team.Run(this);
    }

    void ITeamWork.Run(int worker, int workers)
    {
        var part = WorkShare.OfBlock(Length, worker, workers);
        _elementwise!.UpdatePart(Parameters[part], Gradients[part], part.Start.Value);
    }

    private int Length => network.Description.TrainableLength;

    private Span<float> Parameters => network.Parameters.Span[..Length];

    private Span<float> Gradients => gradient.Gradient[..Length];
}
