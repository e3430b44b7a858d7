using System.Diagnostics;

/// <summary>Runs the model as a sound card would have it: block after block, sample by sample, with all memory made before.</summary>
/// <param name="model">The trained network; its parameters are shared, the state of the sound is this runner's own.</param>
internal sealed class BlockRunner(AmplifierNetwork model)
{
    private const double WarmUpSeconds = 1; // for the just-in-time compiler to see what is worth optimising

    private readonly AmplifierNetwork.Session _session = model.CreateSession();

    /// <summary>Computes a block; allocates nothing.</summary>
    public void Process(ReadOnlySpan<float> input, Span<float> output)
    {
        for (int i = 0; i < input.Length; i++) _session.Step(input.Slice(i, 1), output.Slice(i, 1));
    }

    /// <summary>Computes a recording from silence on, and takes the time of each block.</summary>
    /// <param name="input">The recording.</param>
    /// <param name="output">As many samples.</param>
    /// <param name="sampleRate">Samples per second.</param>
    public BlockTimes Process(ReadOnlySpan<float> input, Span<float> output, int sampleRate)
    {
        WarmUp();
        _session.Reset();
        int blocks = (input.Length + Audio.BlockSize - 1) / Audio.BlockSize;
        var times = new BlockTimes(blocks, (double)Audio.BlockSize / sampleRate);

        long allocated = GC.GetAllocatedBytesForCurrentThread();
        for (int first = 0; first < input.Length; first += Audio.BlockSize)
        {
            int length = Math.Min(Audio.BlockSize, input.Length - first);
            long start = Stopwatch.GetTimestamp();
            Process(input.Slice(first, length), output.Slice(first, length));
            times.Add(Stopwatch.GetTimestamp() - start);
        }

        times.AllocatedBytes = GC.GetAllocatedBytesForCurrentThread() - allocated;
        return times;
    }

    private void WarmUp()
    {
        Span<float> input = stackalloc float[Audio.BlockSize], output = stackalloc float[Audio.BlockSize];
        input.Clear();
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start).TotalSeconds < WarmUpSeconds;) Process(input, output);
    }
}
