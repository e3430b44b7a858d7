using System;
using System.Collections.Generic;

namespace CompiledNet;

/// <summary>Predicts what a source gives, a block for each thread at a time.</summary>
internal static class SourcePrediction
{
    // As large as the blocks that a thread takes of rows that all lie in memory.
    private const int BlocksAThread = 16;

    /// <summary>Reads one pass to its end.</summary>
    public static float[] Run(Predictor predictor, IBatchSource source, int threads)
    {
        var network = predictor.Network.Description;
        int most = checked(predictor.BlockSize * BlocksAThread * threads), width = network.OutputSize;
        var block = new SourceBlock(network, source, (int)Math.Min(most, source.Count ?? most), checksTargets: false);
        float[] outputs = new float[checked((int)(source.Count ?? 0) * width)];
        long rows = 0;
        using var reader = source.Open(default);
        while (block.Read(reader, (int)Math.Min(most, source.Count ?? most), rows) is > 0 and var read)
        {
            long end = (rows + read) * width;
            if (end > outputs.Length) Array.Resize(ref outputs, checked((int)Math.Max(end, Math.Min(2L * outputs.Length, Array.MaxLength))));
            predictor.PredictBatch(block.Features, outputs.AsMemory(checked((int)rows * width), read * width));
            rows += read;
        }

        if (rows == 0) throw new ArgumentException("At least one sample was expected, but the source has none.", nameof(source));
        if (outputs.Length > rows * width) Array.Resize(ref outputs, (int)rows * width);
        return outputs;
    }

    /// <summary>Reads one pass batch by batch; the arrays belong to whoever gets them.</summary>
    public static IEnumerable<float[]> Batches(INetwork<float> network, IBatchSource source, int batchSize, int threads)
    {
        using var predictor = new Predictor(network, threads: threads);
        var block = new SourceBlock(network.Description, source, batchSize, checksTargets: false);
        long rows = 0;
        using var reader = source.Open(default);
        while (block.Read(reader, batchSize, rows) is > 0 and var read)
        {
            float[] outputs = new float[checked(read * network.Description.OutputSize)];
            predictor.PredictBatch(block.Features, outputs.AsMemory());
            rows += read;
            yield return outputs;
        }
    }
}
