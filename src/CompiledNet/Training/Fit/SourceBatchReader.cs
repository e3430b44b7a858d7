using System;
using System.Linq;

namespace CompiledNet;

/// <summary>Reads a source front to back, one pass an epoch, or as long as it takes where an epoch is a number of steps.</summary>
internal sealed class SourceBatchReader : BatchReader
{
    private readonly IBatchSource _source;
    private readonly SourceBlock _block;
    private readonly FitOptions _options;
    private readonly bool _digests;
    private readonly BatchShares? _shares;
    private readonly SampleShare? _share;
    private IBatchReader? _reader;
    private ulong _digest;
    private int _pass, _epoch, _sought = -1;
    private long _next, _passRows;

    public SourceBatchReader(NetworkDescription network, IBatchSource source, FitOptions options)
        : base(network, options, (int)Math.Min(source.BatchSize ?? options.BatchSize, source.Count ?? int.MaxValue), source.BatchSize ?? options.BatchSize, source.HasWeights)
    {
        (_source, _options) = (source, options);
        if (options.Exchange is { } exchange)
        {
            _shares = new BatchShares(exchange, options.ExchangeMode, new ShardPlan(network));
            _share = _shares.Samples(BatchSize, BatchMixing.IsIn(network) ? null : source.Count);
        }

        _block = new SourceBlock(network, source, BatchSize, checksTargets: true, IsShared ? rows => (_shares!.Own(rows).FirstRow, _shares.Own(rows).Rows) : null);
        _digests = options.Callbacks.Any(callback => callback is BackupAndRestore);
    }

    public override int? BatchCount => StepsPerEpoch ?? (int?)((_source.Count - 1) / BatchSize + 1);

    /// <summary>What is known without reading it; that it gives the same samples, the digest shows.</summary>
    public override string Identity => TrainingIdentity.Of(_source);

    // Without a number of steps every epoch is a pass of its own.
    public override ulong DigestBefore(int batch) => StepsPerEpoch is null && batch == 0 ? NumberHash.Empty : _digest;

    public override void BeginEpoch(int epoch)
    {
        _epoch = epoch;
        if (StepsPerEpoch is null && _sought != epoch) Open(epoch);
        _sought = -1;
    }

    public override bool Read(int batch, WorkerTeam? team = null)
    {
        long number = StepsPerEpoch is { } steps ? (long)_epoch * steps + batch : batch;
        if (_reader is null) Open(0);
        while (_next < number)
            if (!ReadBatch()) throw new InvalidOperationException($"Batch {number} was to come next, but the source ended after {_next}.");
        if (!ReadBatch()) return false;
        Take(_block.Features, _block.Targets);
        return true;
    }

    public override void Seek(int epoch, int batch, ulong digest)
    {
        _epoch = epoch;
        Open(StepsPerEpoch is null ? epoch : 0);
        long number = StepsPerEpoch is { } steps ? (long)epoch * steps + batch : batch;
        while (_next < number)
            if (!ReadBatch()) break;
        if (_next < number || _digest != digest)
            throw new InvalidOperationException($"The fit was broken off before batch {batch} of epoch {epoch}, and the samples up to there are not those that it had: to be taken up again, a source has to give the same samples whenever it is opened for the same epoch and seed.");
        _sought = epoch;
    }

    public override void GatherTargets()
    {
        if (!IsShared) return;
        _block.Gather(_shares!, withTargets: true);
        Take(_block.Features, _block.Targets);
    }

    public override void Dispose()
    {
        _reader?.Dispose();
        _reader = null;
    }

    protected override float WeightOf(int row) => _source.HasWeights ? _block.Weights.Span[row] : 1;

    // Whether this process reads its own samples alone.
    private bool IsShared => _share is { IsWhole: false };

    private void Open(int pass)
    {
        Dispose();
        (_pass, _next, _digest, _passRows) = (pass, 0, NumberHash.Empty, 0);
        _reader = _source.Open(Pass(pass));
    }

    private SourcePass Pass(int pass) => new(pass, _options.Seed, _options.Shuffle, _options.CancellationToken) { Share = _share };

    // Of samples that processes share, one of them alone may meet one that cannot be read.
    private bool ReadBatch()
    {
        Exception? failure = null;
        bool isThere = false;
        try
        {
            isThere = ReadOwn();
        }
        catch (Exception thrown) when (IsShared)
        {
            failure = thrown;
        }

        ulong hash = _digests && isThere ? _block.Hash() : 0;
        if (IsShared) hash = _share!.Agreement.Meet(failure, isThere ? Rows : 0, hash, _pass, _next);
        if (!isThere) return false;
        _next++;
        if (_digests) _digest = NumberHash.Of(hash, _digest);
        return true;
    }

    private bool ReadOwn()
    {
        Rows = _block.Read(_reader!, BatchSize, _passRows);
        if (Rows == 0)
        {
            EndPass();
            if (StepsPerEpoch is null) return false;
            _reader!.Dispose();
            (_pass, _passRows) = (_pass + 1, 0);
            _reader = _source.Open(Pass(_pass));
            Rows = _block.Read(_reader, BatchSize, 0);
            if (Rows == 0) EndPass();
        }

        _passRows += Rows;
        if (_passRows > _source.Count) throw new InvalidOperationException($"The source has {_source.Count} samples, as it says, but gave more in pass {_pass}.");
        return true;
    }

    // What a source says of itself has to be so: an epoch that is shorter than announced is no epoch.
    private void EndPass()
    {
        if (_source.Count is { } count && _passRows < count)
            throw new InvalidOperationException($"The source has {count} samples, as it says, but gave {_passRows} in pass {_pass}.");
        if (_passRows == 0) throw new InvalidOperationException($"The source gave no sample in pass {_pass}; at least one was expected.");
    }
}
