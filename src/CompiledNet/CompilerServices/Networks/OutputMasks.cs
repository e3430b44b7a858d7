using System;
using System.Collections.Generic;

namespace CompiledNet.CompilerServices;

/// <summary>
/// Which positions of a batch count at the outputs that a mask reaches, and how much each of them weighs in the loss. Of
/// a network without such outputs there is nothing in it.
/// </summary>
/// <remarks>
/// As in Keras the loss of such an output is the mean over the positions of the whole batch that count:
/// Σ sample weight · mask · loss / Σ mask, and 0 if none counts. Sample weights are no part of the denominator.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class OutputMasks<T> where T : unmanaged
{
    private readonly NetworkDescription _network;

    internal OutputMasks(NetworkDescription network, int capacity)
    {
        _network = network;
        Values = new T[WorkspaceLength.Of(network, capacity, network.MaskSize)];
        Weights = new double[network.MaskSize == 0 ? 0 : network.Outputs.Count];
    }

    /// <summary>1 for each position that counts and 0 for each other one, row by row; a row has <see cref="NetworkDescription.MaskSize"/> numbers.</summary>
    public T[] Values { get; }

    /// <summary>
    /// By what the loss of a position that counts is multiplied, output by output: the rows of the batch over its positions
    /// that count, so that the sum over a row is its share of the batch's mean.
    /// </summary>
    public double[] Weights { get; }

    /// <summary>Sets <see cref="Weights"/> for a batch that is all here, in the first <paramref name="rows"/> rows.</summary>
    public void Weigh(int rows)
    {
        for (int i = 0; i < Weights.Length; i++) Weigh(i, rows, Count(i, rows));
    }

    /// <summary>Sets the weight of an output for a batch of <paramref name="rows"/> rows with so many positions that count.</summary>
    internal void Weigh(int output, int rows, long count) => Weights[output] = count == 0 ? 0 : (double)rows / count;

    /// <summary>How many positions of an output count in the first rows.</summary>
    internal long Count(int output, int rows)
    {
        if (_network.Outputs[output].MaskOffset is not { } offset) return 0;
        int positions = _network.Outputs[output].Positions;
        long count = 0;
        for (int row = 0; row < rows; row++)
            foreach (var value in Values.AsSpan(row * _network.MaskSize + offset, positions))
                if (!EqualityComparer<T>.Default.Equals(value, default)) count++;
        return count;
    }
}
