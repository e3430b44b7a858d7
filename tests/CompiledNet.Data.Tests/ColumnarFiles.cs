using System;
using System.IO;
using System.Linq;

namespace CompiledNet.DataTests;

/// <summary>The recorded files, of Arrow for JavaScript and of the parquet crate of Rust.</summary>
internal static class ColumnarFiles
{
    private static readonly string[] s_lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Reference", "columnar.txt"));

    public static byte[] Bytes(string name) => Convert.FromBase64String(s_lines.Single(line => line.StartsWith(name + " ", StringComparison.Ordinal))[(name.Length + 1)..]);

    public static string[] Names => [.. s_lines.Select(line => line[..line.IndexOf(' ')])];

    /// <summary>Reads a file by its format.</summary>
    public static Table Read(string name, string path, params string[]? columns) =>
        name.StartsWith("arrow", StringComparison.Ordinal) ? ArrowFile.Read(path, columns) : ParquetFile.Read(path, columns);

    /// <summary>Blocks of a file by its format.</summary>
    public static System.Collections.Generic.IEnumerable<Table> Blocks(string name, string path) =>
        name.StartsWith("arrow", StringComparison.Ordinal) ? ArrowFile.ReadBlocks(path) : ParquetFile.ReadBlocks(path);
}
