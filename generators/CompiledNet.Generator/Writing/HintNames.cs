using System;
using System.Collections.Generic;
using System.Linq;

namespace CompiledNet.Generator.Writing;

/// <summary>The names of generated files, unique in a project.</summary>
internal static class HintNames
{
    private const string Extension = ".g.cs";

    /// <summary>The file for one concern of a class; always with a concern, for that of <c>Net</c> and a class <c>Net.Forward</c> may both exist.</summary>
    /// <param name="fullName">The class with namespace and containing types.</param>
    /// <param name="part">The concern, such as <c>Forward</c>.</param>
    public static string Of(string fullName, string part) => $"{fullName}.{part}{Extension}";

    /// <summary>The names that differ from another one only in case, which the compiler takes for the same file.</summary>
    public static IEnumerable<string> Clashes(IEnumerable<string> names) =>
        names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1)
            .SelectMany(group => group).OrderBy(name => name, StringComparer.Ordinal);

    /// <summary>The name, made different from those that differ from it only in case.</summary>
    public static string Distinct(string name, IReadOnlyCollection<string> clashes) =>
        clashes.Contains(name) ? name.Substring(0, name.Length - Extension.Length) + "." + ContentHash.Of(name) + Extension : name;
}
