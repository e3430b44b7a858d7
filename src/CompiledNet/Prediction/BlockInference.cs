using System;
using System.Threading;
using CompiledNet.CompilerServices;

namespace CompiledNet;

/// <summary>
/// Predicts rows in blocks, on one thread or on several of its own. The blocks are the same for any number of threads, and
/// so are the bits. Once constructed it allocates nothing.
/// </summary>
internal sealed class BlockInference : ITeamWork, IDisposable
{
    // Fewer are done before a second thread has woken up to them.
    private const long FewestMultiplyAdds = 1 << 18;

    // How often each thread comes for rows before those that came as spans are copied anew: the last to come waits for the others.
    private const int Turns = 4;

    private readonly INetwork<float> _network;
    private readonly InferenceWorkspace<float>[] _workspaces;
    private readonly WorkerTeam? _team;
    private readonly int _blockRows, _turnRows;
    private readonly float[] _inputCopy = [], _outputCopy = [];
    private ReadOnlyMemory<float> _inputs;
    private Memory<float> _outputs;
    private int _rows, _taken;

    /// <summary>Reserves memory; starts threads if a network that keeps no states has enough to do for more than one.</summary>
    public BlockInference(INetwork<float> network, int blockRows, int threads)
    {
        var description = network.Description;
        (_network, _blockRows) = (network, blockRows);
        long work = Math.Max(1, description.MultiplyAdds) * blockRows;
        _turnRows = checked(blockRows * (int)((FewestMultiplyAdds - 1) / work + 1));
        // Of a stateful network a block goes on where the one before ended.
        if (description.StateRowLength > 0) threads = 1;
        _workspaces = new InferenceWorkspace<float>[threads];
        for (int i = 0; i < threads; i++) _workspaces[i] = new InferenceWorkspace<float>(description, blockRows);
        if (threads == 1) return;
        _team = new WorkerTeam(threads);
        int copied = checked(_turnRows * threads * Turns);
        _inputCopy = new float[checked(copied * description.InputSize)];
        _outputCopy = new float[checked(copied * description.OutputSize)];
    }

    /// <summary>The rows of a block.</summary>
    public int BlockRows => _blockRows;

    /// <summary>Forgets the states of stateful recurrent layers.</summary>
    public void ResetStates() => _workspaces[0].States.Reset();

    /// <summary>Predicts rows that lie where only this thread can read them.</summary>
    public void Run(ReadOnlySpan<float> inputs, Span<float> outputs, int rows)
    {
        var (inputSize, outputSize) = (_network.Description.InputSize, _network.Description.OutputSize);
        if (_team is null || rows <= _turnRows)
        {
            RunBlocks(inputs, outputs, rows, _workspaces[0]);
            return;
        }

        int most = _turnRows * _team.Workers * Turns;
        for (int first = 0; first < rows; first += most)
        {
            int count = Math.Min(most, rows - first);
            inputs.Slice(first * inputSize, count * inputSize).CopyTo(_inputCopy);
            RunTogether(_inputCopy, _outputCopy, count);
            _outputCopy.AsSpan(0, count * outputSize).CopyTo(outputs[(first * outputSize)..]);
        }
    }

    /// <summary>Predicts rows that all threads can read where they lie.</summary>
    public void Run(ReadOnlyMemory<float> inputs, Memory<float> outputs, int rows)
    {
        if (_team is null || rows <= _turnRows) RunBlocks(inputs.Span, outputs.Span, rows, _workspaces[0]);
        else RunTogether(inputs, outputs, rows);
    }

    /// <summary>Ends the threads, if there are any.</summary>
    public void Dispose() => _team?.Dispose();

    void ITeamWork.Run(int worker, int workers)
    {
        var (inputSize, outputSize) = (_network.Description.InputSize, _network.Description.OutputSize);
        ReadOnlySpan<float> inputs = _inputs.Span;
        Span<float> outputs = _outputs.Span;
        while (true)
        {
            int first = (Interlocked.Increment(ref _taken) - 1) * _turnRows;
            if (first >= _rows) return;
            int count = Math.Min(_turnRows, _rows - first);
            RunBlocks(inputs.Slice(first * inputSize, count * inputSize), outputs.Slice(first * outputSize, count * outputSize), count, _workspaces[worker]);
        }
    }

    private void RunTogether(ReadOnlyMemory<float> inputs, Memory<float> outputs, int rows)
    {
        (_inputs, _outputs, _rows, _taken) = (inputs, outputs, rows, 0);
        try
        {
            _team!.Run(this);
        }
        finally
        {
            (_inputs, _outputs) = (default, default);
        }
    }

    private void RunBlocks(ReadOnlySpan<float> inputs, Span<float> outputs, int rows, InferenceWorkspace<float> workspace)
    {
        var (inputSize, outputSize) = (_network.Description.InputSize, _network.Description.OutputSize);
        for (int first = 0; first < rows; first += _blockRows)
        {
            int count = Math.Min(_blockRows, rows - first);
            _network.Infer(inputs.Slice(first * inputSize, count * inputSize), outputs.Slice(first * outputSize, count * outputSize), count, workspace);
        }
    }
}
