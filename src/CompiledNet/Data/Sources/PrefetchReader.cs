using System;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace CompiledNet;

/// <summary>
/// A ring of blocks that a thread of its own fills in the order of the samples. What the source throws comes out of the read that
/// meets the place, with the stack it has there; disposing ends the thread and disposes of the source's reader.
/// </summary>
internal sealed class PrefetchReader : IBatchReader
{
    private readonly IBatchSource _source;
    private readonly SourcePass _pass;
    private readonly SourceRows[] _ring;
    private readonly Thread _thread;
    private readonly Lock _gate = new();
    private readonly ManualResetEventSlim _hasBlock = new(), _hasRoom = new(true);
    private long _filled, _emptied;
    private int _next;
    private bool _ended, _disposed;
    private ExceptionDispatchInfo? _failure;

    public PrefetchReader(IBatchSource source, SourcePass pass, int blocks, int blockRows)
    {
        (_source, _pass) = (source, pass);
        _ring = new SourceRows[blocks];
        for (int i = 0; i < blocks; i++) _ring[i] = new SourceRows(source, blockRows);
        _thread = new Thread(Fill) { IsBackground = true, Name = "CompiledNet Prefetch" };
        _thread.Start();
    }

    public int Read(Span<float> features, Span<float> targets, Span<float> weights, int most)
    {
        if (!AwaitBlock()) return 0;
        var block = _ring[_emptied % _ring.Length];
        int rows = Math.Min(most, block.Count - _next);
        block.CopyRows(_next, rows, features, targets, weights);
        _next += rows;
        if (_next < block.Count) return rows;
        _next = 0;
        lock (_gate)
        {
            _emptied++;
            if (_filled == _emptied) _hasBlock.Reset();
            _hasRoom.Set();
        }

        return rows;
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _hasRoom.Set();
        }

        _thread.Join();
        _hasBlock.Dispose();
        _hasRoom.Dispose();
    }

    // Returns false at the end.
    private bool AwaitBlock()
    {
        while (true)
        {
            lock (_gate)
            {
                if (_filled > _emptied) return true;
                _failure?.Throw();
                if (_ended) return false;
            }

            _hasBlock.Wait(CancellationToken.None);
        }
    }

    private bool AwaitRoom()
    {
        while (true)
        {
            lock (_gate)
            {
                if (_disposed) return false;
                if (_filled - _emptied < _ring.Length) return true;
                _hasRoom.Reset();
            }

            _hasRoom.Wait(CancellationToken.None);
        }
    }

    private void Fill()
    {
        try
        {
            using var reader = _source.Open(_pass);
            while (AwaitRoom() && FillBlock(reader))
            {
            }
        }
        catch (Exception failure)
        {
            _failure = ExceptionDispatchInfo.Capture(failure);
        }

        lock (_gate)
        {
            _ended = true;
            _hasBlock.Set();
        }
    }

    // The samples before one that fails are there as they would be without another thread.
    private bool FillBlock(IBatchReader reader)
    {
        var block = _ring[_filled % _ring.Length];
        try
        {
            return block.Read(reader, block.Capacity) > 0;
        }
        finally
        {
            lock (_gate)
            {
                if (block.Count > 0) _filled++;
                _hasBlock.Set();
            }
        }
    }
}
