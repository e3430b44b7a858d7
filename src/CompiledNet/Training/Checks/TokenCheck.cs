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
        if (FirstWrong(network, inputs) is not var (row, position, input)) return;
        float id = inputs[row * network.InputSize + input.Offset + position];
        throw new ArgumentOutOfRangeException(nameof(inputs), id, $"Row {row}, position {position}: token ids are whole numbers from 0 to {input.Vocabulary - 1}.");
    }

    /// <summary>The first number that is no id of the embedding which reads it: its row, its position in the input, and the input; null if there is none. Allocates nothing.</summary>
    public static (int Row, int Position, InputDescription Input)? FirstWrong(NetworkDescription network, ReadOnlySpan<float> inputs)
    {
        int width = network.InputSize;
        // By index, as going through a list by its interface allocates.
        for (int i = 0; i < network.Inputs.Count; i++)
        {
            if (network.Inputs[i] is not { Vocabulary: { } vocabulary, AcceptsOtherNumbers: false } input) continue;
            // Rows of one input lie one after another.
            int length = network.Inputs.Count == 1 ? inputs.Length : input.Size;
            for (int start = input.Offset; start < inputs.Length; start += network.Inputs.Count == 1 ? inputs.Length : width)
            {
                int at = TargetCheck.FirstOutside(inputs.Slice(start, length), 0, vocabulary - 1, wholeOnly: true);
                if (at >= 0) return ((start + at) / width, (start + at) % width - input.Offset, input);
            }
        }

        return null;
    }
}
