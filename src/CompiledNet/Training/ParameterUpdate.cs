using System;

namespace CompiledNet;

/// <summary>
/// Takes the optimizer's step, in parts on the threads of a team where the optimizer allows it. The gradients of several
/// shards are summed on the way, block by block, while a block is in the first-level cache: a pass over memory less.
/// </summary>
internal sealed class ParameterUpdate(INetwork<float> network, Optimizer optimizer, WorkerTeam? team, BatchGradient gradient) : ITeamWork
{
    private readonly ElementwiseOptimizer? _elementwise = optimizer as ElementwiseOptimizer;

    // Below that a thread would wake up for less than it costs.
    private const int FewestParametersOfAWorker = 4096;

    /// <summary>Changes the trainable parameters by the gradient of the last batch.</summary>
    public void Run()
    {
        if (_elementwise is null || optimizer.ClipsGradients) gradient.Complete();
        if (_elementwise is null)
        {
            optimizer.Update(Parameters, Gradients);
            return;
        }

        _elementwise.BeginUpdate(Parameters, Gradients);
        if (team is null || Length < team.Workers * FewestParametersOfAWorker) Update(0..Length);
        else team.Run(this);
        gradient.EndBlocks();
    }

    void ITeamWork.Run(int worker, int workers) => Update(WorkShare.OfBlock(Length, worker, workers));

    private void Update(Range part)
    {
        if (gradient.Parts == 1) _elementwise!.UpdatePart(Parameters[part], Gradients[part], part.Start.Value);
        else if (team is null && optimizer is RuleOptimizer rule) SweepSums(rule, part);
        else UpdateBlocks(part);
    }

    // The sweep adds the last shard itself, a pass over memory less. Not on several threads: what they add, another has just
    // written, and a pass that does nothing but add has more of it on the way at once.
    private void SweepSums(RuleOptimizer rule, Range part)
    {
        int blockLength = gradient.Parts == 2 ? Length : GradientSum.BlockLength;
        for (int first = part.Start.Value, end = part.End.Value; first < end; first += blockLength)
        {
            int length = Math.Min(blockLength, end - first);
            rule.UpdatePart(Parameters.Slice(first, length), gradient.TermsOfBlock(first, length), first);
        }
    }

    private void UpdateBlocks(Range part)
    {
        for (int first = part.Start.Value, end = part.End.Value; first < end; first += GradientSum.BlockLength)
        {
            int length = Math.Min(GradientSum.BlockLength, end - first);
            gradient.CompleteBlock(first, length);
            _elementwise!.UpdatePart(Parameters.Slice(first, length), Gradients.Slice(first, length), first);
        }
    }

    private int Length => network.Description.TrainableLength;

    private Span<float> Parameters => network.Parameters.Span[..Length];

    private Span<float> Gradients => gradient.Gradient[..Length];
}
