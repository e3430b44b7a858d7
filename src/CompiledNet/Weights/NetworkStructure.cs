using System;
using System.Text;

namespace CompiledNet;

/// <summary>
/// The architecture of a network as text, one line per input, layer and parameter, and the fingerprint of that text.
/// Weights carry both, so that they are never loaded into another architecture.
/// </summary>
internal static class NetworkStructure
{
    /// <summary>The lines, each ended by a line feed.</summary>
    public static string Text(NetworkDescription network)
    {
        var text = new StringBuilder();
        foreach (var input in network.Inputs)
            text.Append("input ").Append(input.Name).Append(": ").Append(ShapeText.Of(input.Shape)).Append('\n');
        foreach (var layer in network.Layers)
        {
            text.Append("layer ").Append(layer.Name).Append(": ").Append(layer.Operator)
                .Append(" of ").AppendJoin(", ", layer.Inputs).Append(" to ").Append(ShapeText.Of(layer.OutputShape)).Append('\n');
        }

        foreach (var parameter in network.Parameters)
            text.Append("parameter ").Append(parameter.Name).Append(": ").Append(ShapeText.Of(parameter.Shape)).Append('\n');
        return text.ToString();
    }

    /// <summary>SHA-256 of the text in UTF-8, in lower-case hexadecimal.</summary>
    public static string Fingerprint(string text) => Convert.ToHexStringLower(Sha256.Hash(Encoding.UTF8.GetBytes(text)));

    /// <summary>The first line that differs, as (expected, came); null stands for the end of a text, and both are null for equal texts.</summary>
    public static (string? Expected, string? Came) FirstDifference(string expected, string came)
    {
        string[] left = expected.Split('\n', StringSplitOptions.RemoveEmptyEntries), right = came.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i < Math.Max(left.Length, right.Length); i++)
        {
            string? a = i < left.Length ? left[i] : null, b = i < right.Length ? right[i] : null;
            if (a != b) return (a, b);
        }

        return (null, null);
    }
}
