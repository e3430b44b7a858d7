using System;
using System.Collections.Generic;

namespace CompiledNet;

/// <summary>Which parameters of a network rest at some moment; never changes, so that a step sees one and the same from its beginning to its end.</summary>
internal sealed class FrozenParameters
{
    private readonly bool[] _isFrozen;
    private readonly Range[] _resting;

    /// <summary>Those of a network that are marked, in the order of its parameters.</summary>
    public FrozenParameters(NetworkDescription network, bool[] isFrozen)
    {
        _isFrozen = isFrozen;
        var averages = new List<int>();
        List<Range> live = [], resting = [];
        int first = network.TrainableLength;
        for (int i = 0; i < isFrozen.Length; i++)
        {
            var parameter = network.Parameters[i];
            if (!parameter.Trainable)
            {
                if (isFrozen[i]) averages.Add(parameter.Offset);
                continue;
            }

            int end = i + 1 < isFrozen.Length && network.Parameters[i + 1].Trainable ? network.Parameters[i + 1].Offset : network.TrainableLength;
            Append(isFrozen[i] ? resting : live, parameter.Offset..end);
            if (!isFrozen[i]) first = Math.Min(first, parameter.Offset);
        }

        (Live, _resting, Averages, FirstTrained) = ([.. live], [.. resting], [.. averages], first);
    }

    /// <summary>Whether the parameter at a position in the description rests.</summary>
    public bool this[int index] => _isFrozen[index];

    /// <summary>Whether any trainable parameter rests.</summary>
    public bool Any => _resting.Length > 0;

    /// <summary>What is trained, in whole cache lines of the parameter block, neighbours in one range.</summary>
    public Range[] Live { get; }

    /// <summary>What the declaration lets training change, but is not to be changed.</summary>
    public ReadOnlySpan<Range> Resting => _resting;

    /// <summary>Where those moving averages of batch normalizations begin that are neither moved nor replaced by statistics of a batch.</summary>
    public int[] Averages { get; }

    /// <summary>Where the first parameter that is trained begins in the parameter block; the end of what is trainable if there is none.</summary>
    public int FirstTrained { get; }

    /// <summary>Whether the trainable parameter that begins there in the parameter block is trained.</summary>
    public bool Trains(int offset)
    {
        foreach (var range in _resting)
            if (offset >= range.Start.Value && offset < range.End.Value) return false;
        return true;
    }

    /// <summary>A copy of the marks.</summary>
    public bool[] Marks() => [.. _isFrozen];

    /// <summary>Zeroes what rests, so that no norm, sum or check sees it.</summary>
    public void Clear(Span<float> gradient)
    {
        foreach (var range in _resting) gradient[range].Clear();
    }

    private static void Append(List<Range> ranges, Range next)
    {
        if (ranges.Count > 0 && ranges[^1].End.Equals(next.Start)) ranges[^1] = ranges[^1].Start..next.End;
        else ranges.Add(next);
    }
}
