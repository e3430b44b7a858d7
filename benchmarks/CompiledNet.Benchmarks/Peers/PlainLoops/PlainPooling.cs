using CompiledNet.Benchmarks.Models;

namespace CompiledNet.Benchmarks.Peers.PlainLoops;

/// <summary>The largest number of each square, which alone takes the gradient.</summary>
public sealed class PlainPooling(PoolingLayer layer) : PlainLayer(layer)
{
    private readonly int[] _largest = new int[layer.OutputSize];

    protected override void Compute()
    {
        var output = layer.Output;
        int at = 0;
        for (int oy = 0; oy < output.Height; oy++)
            for (int ox = 0; ox < output.Width; ox++)
                for (int c = 0; c < output.Channels; c++, at++) Output[at] = Input[_largest[at] = Largest(oy * layer.Size, ox * layer.Size, c)];
    }

    protected override void Differentiate()
    {
        for (int at = 0; at < Delta.Length; at++) InputDelta[_largest[at]] += Delta[at];
    }

    private int Largest(int top, int left, int channel)
    {
        int best = -1;
        for (int y = top; y < top + layer.Size; y++)
        {
            for (int x = left; x < left + layer.Size; x++)
            {
                int here = (y * layer.Input.Width + x) * layer.Input.Channels + channel;
                if (best < 0 || Input[here] > Input[best]) best = here;
            }
        }

        return best;
    }
}
