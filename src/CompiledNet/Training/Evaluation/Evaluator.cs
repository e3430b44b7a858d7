using System;

namespace CompiledNet;

/// <summary>
/// Computes loss and metrics over a set of samples, block by block; it may run again and again. Several threads predict, a
/// block each at a time, and what they found is summed in the order of the rows: the same bits for any number of them. So do several processes of a fit.
/// </summary>
internal sealed class Evaluator : ITeamWork, IDisposable
{
    // Fewer are done before a second thread has woken up to them.
    private const long FewestMultiplyAdds = 1 << 18;

    private readonly INetwork<float> _network;
    private readonly EvaluationLane[] _lanes;
    private readonly WorkerTeam? _team;
    private readonly EvaluationExchange? _exchange;
    private readonly Penalties _penalties;
    private readonly MetricTracker _metrics;
    private readonly double[] _outputLosses;
    private readonly int _blockRows;
    private ReadOnlyMemory<float> _inputs, _targets;
    private int _rows;
    private double _loss;
    private IBatchSource? _source;
    private SourceBlock? _block;

    /// <summary>Reserves memory, and starts threads if blocks are worth it.</summary>
    /// <param name="network">The network.</param>
    /// <param name="metrics">The metrics, for blocks of as many rows.</param>
    /// <param name="blockRows">How many rows are predicted at a time.</param>
    /// <param name="threads">How many threads predict, the calling one included.</param>
    /// <param name="loss">What is computed in the place of the declared loss, if anything is.</param>
    /// <param name="exchange">The processes that share the blocks; null if this one computes all.</param>
    public Evaluator(INetwork<float> network, MetricTracker metrics, int blockRows, int threads, LossFunction? loss = null, Exchange? exchange = null)
    {
        var description = network.Description;
        (_network, _metrics, _blockRows) = (network, metrics, blockRows);
        // The rows of a stateful network go on from the batch before.
        bool isShared = threads > 1 && description.StateRowLength == 0 && Math.Max(1, description.MultiplyAdds) * _blockRows >= FewestMultiplyAdds;
        _team = isShared ? new WorkerTeam(threads) : null;
        _lanes = new EvaluationLane[isShared ? threads : 1];
        for (int i = 0; i < _lanes.Length; i++) _lanes[i] = new EvaluationLane(network, _blockRows, loss);
        _exchange = exchange is null ? null : new EvaluationExchange(exchange, description, _lanes.Length, _blockRows);
        _penalties = new Penalties(description);
        _outputLosses = new double[description.Outputs.Count];
    }

    /// <summary>
    /// How many of <paramref name="count"/> rows are predicted at a time: a batch where that means something, to the mean over the positions
    /// that a mask leaves and to states, else as many as a cache holds the results of.
    /// </summary>
    public static int BlockRows(NetworkDescription network, int batchSize, long? count) =>
        (int)Math.Min(count ?? int.MaxValue, network.MaskSize > 0 || network.StateRowLength > 0 ? batchSize : InferenceBlock.Rows(network));

    /// <summary>Looks at the rows from <paramref name="first"/>; the sums run in row order, so that the block size does not matter, unless a mask reaches an output: its loss is a mean over each block then.</summary>
    public void Run(Dataset data, int first, int count, ReadOnlySpan<float> weights)
    {
        var network = _network.Description;
        Begin();
        for (int start = 0; start < count; start += RowsAtOnce)
        {
            int rows = Math.Min(RowsAtOnce, count - start);
            RunRows(
                data.FeatureMemory.Slice((first + start) * network.InputSize, rows * network.InputSize),
                data.TargetMemory.Slice((first + start) * network.TargetSize, rows * network.TargetSize),
                weights.IsEmpty ? default : weights.Slice(start, rows), rows);
        }

        End(count);
    }

    /// <summary>Looks at all samples of one pass over a source, each of which is checked as it comes.</summary>
    /// <exception cref="ArgumentException">There are no samples, or the network cannot take one; the message names it.</exception>
    public void Run(IBatchSource source, SourcePass pass)
    {
        if (!ReferenceEquals(source, _source))
            (_source, _block) = (source, new SourceBlock(_network.Description, source, RowsAtOnce, checksTargets: true, _exchange is null ? null : _exchange.OwnRows));
        Begin();
        long count = 0;
        using (var reader = source.Open(pass with { Share = _exchange?.Samples }))
            while (Read(reader, pass.Epoch, count) is > 0 and var rows)
            {
                BatchCheck.WholeBatches(_network.Description, count + rows, _blockRows, "data");
                RunRows(_block!.Features, _block.Targets, _block.Weights.Span, rows);
                count += rows;
            }

        if (count == 0) throw new ArgumentException("At least one sample was expected, but the source has none.", "data");
        End(count);
    }

    // Of samples that processes share, one of them alone may meet one that cannot be read.
    private int Read(IBatchReader reader, int pass, long count)
    {
        if (_exchange is null) return _block!.Read(reader, RowsAtOnce, count);
        Exception? failure = null;
        int rows = 0;
        try
        {
            rows = _block!.Read(reader, RowsAtOnce, count);
        }
        catch (Exception thrown)
        {
            failure = thrown;
        }

        _exchange.Meet(failure, rows, pass, count / RowsAtOnce);
        _block!.Gather(_exchange, withTargets: _metrics.Count > 0);
        return rows;
    }

    private int RowsAtOnce => _blockRows * (_exchange?.Lanes ?? _lanes.Length);

    private void Begin()
    {
        _metrics.Reset();
        _lanes[0].ResetStates();
        Array.Clear(_outputLosses);
    }

    private void RunRows(ReadOnlyMemory<float> inputs, ReadOnlyMemory<float> targets, ReadOnlySpan<float> weights, int rows)
    {
        (_inputs, _targets, _rows) = (inputs, targets, rows);
        if (_team is null) RunLane(0);
        else _team.Run(this);
        _exchange?.Gather(_lanes, rows);
        for (int first = 0, lane = 0; first < rows; first += _blockRows, lane++)
        {
            var block = _exchange is null ? _lanes[lane].Block : _exchange.BlockOf(lane, rows);
            Sum(block, first, weights.IsEmpty ? default : weights.Slice(first, block.Rows));
        }
    }

    private void End(long count)
    {
        var network = _network.Description;
        (_inputs, _targets) = (default, default);
        _loss = _penalties.Sum(_network.Parameters.Span, NetworkFreezing.Of(_network));
        for (int i = 0; i < _outputLosses.Length; i++)
        {
            _outputLosses[i] /= count;
            if (network.Outputs[i].Loss is not null) _loss += network.Outputs[i].LossWeight * _outputLosses[i];
        }
    }

    /// <summary>Writes what the last run found into <paramref name="logs"/>, each name after <paramref name="prefix"/>.</summary>
    public void Report(Logs logs, string prefix)
    {
        var outputs = _network.Description.Outputs;
        logs.Report(prefix + "loss", _loss, MetricDirection.LowerIsBetter);
        for (int i = 0; outputs.Count > 1 && i < outputs.Count; i++)
            if (outputs[i].Loss is not null) logs.Report($"{prefix}{outputs[i].Name}_loss", _outputLosses[i], MetricDirection.LowerIsBetter);
        for (int i = 0; i < _metrics.Count; i++) logs.Report(prefix + _metrics.Name(i), _metrics[i].Result, _metrics[i].Direction);
    }

    /// <summary>Ends the threads, if there are any.</summary>
    public void Dispose() => _team?.Dispose();

    void ITeamWork.Run(int worker, int workers) => RunLane(worker);

    private void RunLane(int lane)
    {
        int first = ((_exchange?.First ?? 0) + lane) * _blockRows, rows = Math.Min(_blockRows, _rows - first);
        if (rows <= 0) return;
        var network = _network.Description;
        _lanes[lane].Run(
            _inputs.Span.Slice(first * network.InputSize, rows * network.InputSize),
            _targets.Span.Slice(first * network.TargetSize, rows * network.TargetSize), rows);
    }

    private void Sum(EvaluatedBlock block, int first, ReadOnlySpan<float> weights)
    {
        int targetSize = _network.Description.TargetSize;
        _metrics.Update(block.Outputs, _targets.Span.Slice(first * targetSize, block.Rows * targetSize), block.Masks, weights, block.Rows);
        for (int row = 0; row < block.Rows; row++)
        {
            float weight = weights.IsEmpty ? 1 : weights[row];
            for (int i = 0; i < _outputLosses.Length; i++) _outputLosses[i] += weight * block.Losses[row * _outputLosses.Length + i];
        }
    }
}
