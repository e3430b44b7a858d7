using System;

namespace CompiledNet;

/// <summary>
/// Refuses numbers that are no ids of an embedding before a batch is split, as the emitted code, which looks at them too, knows the rows of
/// its part only.
/// </summary>
internal static class TokenCheck
{
    /// <summary>Looks at the ids among the inputs of a batch.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is not whole, or out of range; the message names row and position.</exception>
    public static void Run(NetworkDescription network, ReadOnlySpan<float> inputs)
    {
        int width = network.InputSize;
        // By index, as going through a list by its interface allocates.
        for (int i = 0; i < network.Inputs.Count; i++)
        {
            if (network.Inputs[i] is not { Vocabulary: { } vocabulary, AcceptsOtherNumbers: false } input) continue;
            if (network.Inputs.Count == 1)
            {
                int at = TargetCheck.FirstOutside(inputs, 0, vocabulary - 1, wholeOnly: true);
                if (at >= 0) throw Wrong(at / width, at % width, inputs[at], vocabulary);
                continue;
            }

            int length = input.Size;
            for (int row = 0; row < inputs.Length / width; row++)
            {
                var ids = inputs.Slice(row * width + input.Offset, length);
                int at = TargetCheck.FirstOutside(ids, 0, vocabulary - 1, wholeOnly: true);
                if (at >= 0) throw Wrong(row, at, ids[at], vocabulary);
            }
        }
    }

    private static ArgumentOutOfRangeException Wrong(int row, int position, float id, int vocabulary) =>
        new("inputs", id, $"Row {row}, position {position}: token ids are whole numbers from 0 to {vocabulary - 1}.");
}
