using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;

namespace CompiledNet.Testing;

/// <summary>
/// Compares the README of a package with a file of its tests, whose project compiles the programs with all that they refer to. A compiler within
/// the tests would take seconds for each package.
/// </summary>
public static class ReadmeCode
{
    /// <summary>What the C# blocks have that the file does not, each with its line. Of a block the file has the usings, the statements and the types, each one line after the other.</summary>
    /// <param name="package">The folder within <c>src</c>.</param>
    /// <param name="file">The file beside the test.</param>
    /// <param name="test">The file of the test.</param>
    public static IReadOnlyList<string> NotIn(string file, string package, [CallerFilePath] string test = "")
    {
        string folder = Path.GetDirectoryName(test)!, code = File.ReadAllText(Path.Combine(folder, file));
        var blocks = ReadmeBlock.All(File.ReadAllText(Path.Combine(folder, "..", "..", "src", package, "README.md")));
        if (blocks.Count == 0) return ["there is no C# block"];
        return [.. blocks.Select(block => (block.Line, Missing: Excerpt.Missing(Apart(block.Code), [code]))).Where(block => block.Missing is not null).Select(block => $"line {block.Line}: {block.Missing}")];
    }

    // With a gap behind each using and before the first type.
    private static string Apart(string code)
    {
        var lines = new List<string>();
        bool isType = false;
        foreach (string line in code.Split('\n'))
        {
            if (!isType && (line.StartsWith('[') || line.StartsWith("public ", System.StringComparison.Ordinal)))
            {
                lines.Add("…");
                isType = true;
            }

            lines.Add(line);
            if (line.StartsWith("using ", System.StringComparison.Ordinal) && !line.Contains('=')) lines.Add("…");
        }

        return string.Join('\n', lines);
    }
}
