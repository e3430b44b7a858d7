using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CompiledNet.CompilerServices;

/// <summary>The kernel that sets the weights of a convolution in the order in which a position meets the windows that read it.</summary>
public static class TapReversal
{
    /// <summary>
    /// For each row of taps, phase of the strides, and sum, a run of <paramref name="length"/> numbers in <paramref name="b"/>: the weights of the
    /// phase's taps, last one first, later by a window for each further position of a group. Whatever else is in b is not touched.
    /// </summary>
    /// <param name="a">The kernel [rows, across, channels, filters], its filters in panels.</param>
    /// <param name="b">Takes the runs: [rows, phases, group, channels, length].</param>
    /// <param name="rows">Rows of taps.</param>
    /// <param name="across">Taps of a row.</param>
    /// <param name="channels">Channels.</param>
    /// <param name="stride">Filters with padding.</param>
    /// <param name="panel">Filters of a panel.</param>
    /// <param name="phases">How far windows are apart: every so many taps belong together.</param>
    /// <param name="taps">The most taps that belong together.</param>
    /// <param name="group">Positions that share a run.</param>
    /// <param name="length">Numbers of a run.</param>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    [MethodImpl(Hot.Optimized)]
    public static void Run<T>(ref T a, ref T b, int rows, int across, int channels, int stride, int panel, int phases, int taps, int group, int length)
    {
        int all = rows * across * channels;
        for (int row = 0; row < rows; row++)
        {
            for (int tap = 0; tap < across; tap++)
            {
                int phase = tap % phases, last = taps - 1 - tap / phases;
                for (int sum = 0; sum < group * channels; sum++)
                {
                    nint from = ((nint)row * across + tap) * channels + sum % channels;
                    nint to = (((nint)row * phases + phase) * group * channels + sum) * length + (nint)(last + sum / channels) * stride;
                    for (int left = 0; left < stride; left += panel)
                        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref a, (nint)left * all + from * panel), panel)
                            .CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref b, to + left), panel));
                }
            }
        }
    }
}
