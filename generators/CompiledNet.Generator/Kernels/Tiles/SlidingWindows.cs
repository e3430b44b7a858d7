using System;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels.Tiles;

/// <summary>
/// Products of neighbouring windows with the weights of one row of taps, where the weights of a tap fill one vector: they
/// stay in registers, and a number is broadcast once for all windows that touch it. Otherwise every product would wait for
/// a broadcast of its own, and there are fewer units for loads than products could use.
/// </summary>
internal static class SlidingWindows
{
    private const int Registers = 16;

    /// <summary>The most sums that fit beside <paramref name="taps"/> vectors of weights and a factor.</summary>
    /// <remarks>128 bits without three-operand instructions need a copy for each product.</remarks>
    public static int MostSums(Arm arm, int taps) => Registers - taps - (arm.Bits == 128 ? 2 : 1);

    /// <summary>Declares the weights <c>b0</c>, <c>b1</c> … of the taps, found at <paramref name="weight"/>.</summary>
    public static void WriteWeights(SourceWriter writer, Arm arm, int taps, Func<int, string> weight)
    {
        for (int tap = 0; tap < taps; tap++) writer.Line($"var b{tap} = {arm.At("b", weight(tap))};");
    }

    /// <summary>Writes the products with the factors at <c>a</c>, number by number and tap by tap.</summary>
    /// <param name="writer">Takes the text.</param>
    /// <param name="arm">The vector width.</param>
    /// <param name="numbers">How many numbers there are.</param>
    /// <param name="taps">How many taps there are.</param>
    /// <param name="factor">Where a number lies.</param>
    /// <param name="sum">The sum that a number's product with a tap goes into, or null if there is none here.</param>
    public static void WriteProducts(SourceWriter writer, Arm arm, int numbers, int taps, Func<int, string> factor, Func<int, int, string?> sum)
    {
        for (int number = 0; number < numbers; number++)
        {
            writer.Line($"{(number == 0 ? "var " : "")}factor = {arm.Broadcast(Arm.Number("a", factor(number)))};");
            for (int tap = 0; tap < taps; tap++)
                if (sum(number, tap) is { } name) writer.Line($"{name} = {arm.MultiplyAdd("factor", $"b{tap}", name)};");
        }
    }
}
