using System.Globalization;
using System.Linq;

namespace CompiledNet.Generator.Writing;

/// <summary>A short name for a text: FNV-1a, as string.GetHashCode differs from run to run.</summary>
internal static class ContentHash
{
    /// <summary>Eight hexadecimal digits.</summary>
    public static string Of(string text)
    {
        uint hash = text.Aggregate(2166136261u, (sum, letter) => unchecked((sum ^ letter) * 16777619u));
        return hash.ToString("x8", CultureInfo.InvariantCulture);
    }
}
