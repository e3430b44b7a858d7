using System;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace CompiledNet;

/// <summary>
/// A ring of blocks that a thread of its own fills in the order of the samples. What the source throws comes out of the read that
/// meets the place, with the stack it has there; disposing ends the thread and disposes of the source's reader.
/// </summary>
internal sealed class PrefetchReader : IBatchReader
{
    // Milliseconds, after which who waits for a block of a slow source gets the samples of it that are there.
    private const int LongestWait = 10;

    private readonly IBatchSource _source;
    private readonly SourcePass _pass;
    private readonly SourceRows[] _ring;
    private readonly Thread _thread;
    private readonly Lock _gate = new();
    private readonly ManualResetEventSlim _hasBlock = new(), _hasRoom = new(true);
    private long _filled, _emptied;
    private int _next, _begun;
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

    [MethodImpl(Hot.Optimized)]
    public int Read(Span<float> features, Span<float> targets, Span<float> weights, int most)
    {
        int rows = Math.Min(most, AwaitRows());
        if (rows == 0) return 0;
        _ring[_emptied % _ring.Length].CopyRows(_next, rows, features, targets, weights);
        lock (_gate)
        {
            _next += rows;
            PassEmptied();
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

    // How many samples there are to read in the current block; 0 at the end.
    [MethodImpl(Hot.Optimized)]
    private int AwaitRows()
    {
        for (bool waited = false; ; waited = !_hasBlock.Wait(LongestWait, CancellationToken.None))
        {
            lock (_gate)
            {
                PassEmptied();
                if (_filled > _emptied) return _ring[_emptied % _ring.Length].Count - _next;
                if (waited && Volatile.Read(ref _begun) is var begun && begun > _next) return begun - _next;
                _failure?.Throw();
                if (_ended) return 0;
            }
        }
    }

    // A block may have been read to its end before it was known to be that.
    [MethodImpl(Hot.Optimized)]
    private void PassEmptied()
    {
        if (_filled == _emptied || _next < _ring[_emptied % _ring.Length].Count) return;
        _next = 0;
        _emptied++;
        if (_filled == _emptied) _hasBlock.Reset();
        _hasRoom.Set();
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

    // The samples before one that fails are there as they would be without another thread. Nobody waits for the rest of a block that nobody wants any more.
    private bool FillBlock(IBatchReader reader)
    {
        var block = _ring[_filled % _ring.Length];
        block.Count = 0;
        try
        {
            while (block.Count < block.Capacity && !Volatile.Read(ref _disposed) && block.ReadMore(reader, block.Capacity)) Volatile.Write(ref _begun, block.Count);
            return block.Count > 0;
        }
        finally
        {
            lock (_gate)
            {
                _begun = 0;
                if (block.Count > 0) _filled++;
                _hasBlock.Set();
            }
        }
    }
}
