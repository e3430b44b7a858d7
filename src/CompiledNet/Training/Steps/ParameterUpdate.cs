using System;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>
/// Takes the optimizer's step, in parts on the threads of a team where the optimizer allows it, and sums the gradients of
/// several shards on the way, where they are needed: a pass over memory less.
/// </summary>
internal sealed class ParameterUpdate : ITeamWork
{
    // Below that a thread would wake up for less than it costs.
    private const int FewestParametersOfAWorker = 4096;

    private readonly INetwork<float> _network;
    private readonly Optimizer _optimizer;
    private readonly ElementwiseOptimizer? _elementwise;
    private readonly WorkerTeam? _team;
    private readonly BatchGradient _gradient;
    private readonly AlignedBuffer<float>[] _sums;
    private FrozenParameters _frozen = null!;

    public ParameterUpdate(INetwork<float> network, Optimizer optimizer, WorkerTeam? team, BatchGradient gradient)
    {
        (_network, _optimizer, _elementwise, _team, _gradient) = (network, optimizer, optimizer as ElementwiseOptimizer, team, gradient);
        _sums = new AlignedBuffer<float>[team?.Workers ?? 1];
        for (int i = 0; i < _sums.Length; i++) _sums[i] = new(GradientSum.BlockLength);
    }

    /// <summary>From now on these parameters rest.</summary>
    public void Rest(FrozenParameters frozen)
    {
        _frozen = frozen;
        _optimizer.Rest(frozen);
    }

    /// <summary>Changes the parameters that are trained by the gradient of the last batch.</summary>
    public void Run()
    {
        if (_elementwise is null || _optimizer.ClipsGradients)
        {
            _gradient.Complete();
            _frozen.Clear(_gradient.Gradient);
        }

        using var change = _network.ParameterSet.Change();
        if (_elementwise is null)
        {
            _optimizer.UpdateLive(change.Span[..Length], Gradients);
            return;
        }

        _elementwise.BeginUpdate(change.Span[..Length], Gradients);
        if (_team is null || Length < _team.Workers * FewestParametersOfAWorker) Update(0..Length, _sums[0].Span);
        else _team.Run(this);
        _elementwise.AfterStep(change.Span[..Length]);
    }

    void ITeamWork.Run(int worker, int workers) => Update(WorkShare.OfBlock(Length, worker, workers), _sums[worker].Span);

    private void Update(Range part, Span<float> sums)
    {
        foreach (var live in _frozen.Live)
        {
            int first = Math.Max(part.Start.Value, live.Start.Value), end = Math.Min(part.End.Value, live.End.Value);
            if (first < end) UpdateLive(first..end, sums);
        }
    }

    private void UpdateLive(Range part, Span<float> sums)
    {
        using var change = _network.ParameterSet.Change();
        if (_gradient.Parts == 1)
            _elementwise!.UpdatePart(change.Span[part], Gradients[part], part.Start.Value);
        else if (_gradient.Parts == 2 && _team is null && _elementwise is RuleOptimizer rule)
            rule.UpdatePart(change.Span[part], _gradient.Terms(part), part.Start.Value);
        else
            UpdateBlocks(part, change.Span, sums);
    }

    // On several threads, one adds what another has just written. A pass that does nothing but add has more of that on its way
    // at once than the optimizer's sweep would, and writing the sum back would take the memory from the other thread's cache.
    private void UpdateBlocks(Range part, Span<float> parameters, Span<float> sums)
    {
        for (int first = part.Start.Value, end = part.End.Value; first < end; first += sums.Length)
        {
            var sum = sums[..Math.Min(sums.Length, end - first)];
            _gradient.Add(first, sum);
            _elementwise!.UpdatePart(parameters.Slice(first, sum.Length), sum, first);
        }
    }

    private int Length => _network.Description.TrainableLength;

    private Span<float> Gradients => _gradient.Gradient[..Length];
}
