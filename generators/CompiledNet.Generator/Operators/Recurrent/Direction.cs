using System.Collections.Immutable;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Operators.Recurrent;

/// <summary>One way in which a recurrent layer reads its sequence.</summary>
/// <param name="Prefix">What stands before the names of its parameters.</param>
/// <param name="ReadsBackwards">Whether it starts at the end of the sequence.</param>
/// <param name="AnswersBackwards">Whether its results stand in the opposite order of its steps, so that they fit those of the other direction.</param>
/// <param name="Index">Its number.</param>
internal sealed record Direction(string Prefix, bool ReadsBackwards, bool AnswersBackwards, int Index)
{
    /// <summary>The one direction of a layer, or both.</summary>
    public static ImmutableArray<Direction> Of(NodeSpec node)
    {
        bool backwards = node.Flag("GoBackwards", false);
        return Combinations.Of(node) is Combination.None
            ? [new Direction("", backwards, false, 0)]
            : [new Direction("forward_", backwards, false, 0), new Direction("backward_", !backwards, true, 1)];
    }
}
