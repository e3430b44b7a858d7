using System.Globalization;
using System.Linq;
using CompiledNet.Generator.Graph;

namespace CompiledNet.Generator.Operators;

/// <summary>The layer that would make a shape fit, in words for a message.</summary>
internal static class ShapeRemedy
{
    /// <summary>For layers that want [steps, channels].</summary>
    public static string Sequence(Shape given) => given.Rank switch
    {
        1 => $"put [Reshape({Number(given.Size)}, 1)] before it for a sequence of single numbers, or [Embedding(…)] for one of ids",
        _ => $"put [Reshape({Number(given.Dimensions[0])}, -1)] before it, which makes each row a step",
    };

    /// <summary>For layers that want [height, width, channels].</summary>
    public static string Image(Shape given) => given.Rank switch
    {
        1 => $"put [Reshape(height, width, channels)] before it, {Number(given.Size)} numbers in all{Square(given.Size)}",
        2 => $"put [Reshape({Number(given.Dimensions[0])}, {Number(given.Dimensions[1])}, 1)] before it for an image of one channel",
        _ => "put [Reshape(height, width, -1)] before it",
    };

    /// <summary>For layers that read several inputs of like shapes.</summary>
    public static string Alike(Shape first, Shape given) => first.Dimensions.Take(first.Rank - 1).SequenceEqual(given.Dimensions.Take(given.Rank - 1))
        ? $"give both as many channels, by [Dense({Number(first.Channels)})] before the other"
        : first.Size == given.Size
            ? $"put [Reshape({string.Join(", ", first.Dimensions)})] before the other"
            : "bring both to one shape, by [Flatten], [Reshape] or [Dense]";

    private static string Square(int size)
    {
        int side = (int)System.Math.Sqrt(size);
        return side * side == size ? $", such as [Reshape({Number(side)}, {Number(side)}, 1)]" : "";
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
