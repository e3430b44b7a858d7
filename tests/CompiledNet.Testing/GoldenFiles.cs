using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace CompiledNet.Testing;

/// <summary>
/// Texts that must stay as they were accepted, one file each in the folder Golden beside the test, named as Verify
/// names them: <c>Test.Method#hint.verified.cs</c>. A missing or left-over file fails; UPDATE_GOLDENS=1 accepts.
/// </summary>
public static class GoldenFiles
{
    private const int MostLines = 40;

    /// <summary>Compares each text, by its hint, with its file.</summary>
    public static void Verify(IEnumerable<KeyValuePair<string, string>> texts, [CallerFilePath] string file = "", [CallerMemberName] string method = "")
    {
        string folder = Folder(file), prefix = $"{Path.GetFileNameWithoutExtension(file)}.{method}#";
        var expected = texts.ToDictionary(text => $"{prefix}{text.Key[..^".cs".Length]}.verified.cs", text => text.Value);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDENS") == "1") Accept(folder, prefix, expected);

        string[] present = Directory.Exists(folder) ? [.. Directory.GetFiles(folder, prefix + "*").Select(path => Path.GetFileName(path))] : [];
        foreach (string name in present.Except(expected.Keys)) throw new GoldenMismatchException($"{name} is left over: nothing emits it any more. UPDATE_GOLDENS=1 removes it.");
        foreach (var (name, actual) in expected)
        {
            if (!present.Contains(name)) throw new GoldenMismatchException($"{name} is missing. Look at the text, then accept it with UPDATE_GOLDENS=1:\n{actual}");
            string accepted = File.ReadAllText(Path.Combine(folder, name)).ReplaceLineEndings("\n");
            if (accepted != actual) throw new GoldenMismatchException($"{name} differs. If the new text is right, accept it with UPDATE_GOLDENS=1.\n{Difference(accepted, actual)}");
        }
    }

    /// <summary>The folder of the goldens of a test file.</summary>
    public static string Folder([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "Golden");

    private static void Accept(string folder, string prefix, Dictionary<string, string> texts)
    {
        Directory.CreateDirectory(folder);
        foreach (string path in Directory.GetFiles(folder, prefix + "*")) File.Delete(path);
        foreach (var (name, text) in texts) File.WriteAllText(Path.Combine(folder, name), text);
    }

    private static string Difference(string accepted, string actual)
    {
        var changed = InlineDiffBuilder.Diff(accepted, actual).Lines.Where(line => line.Type is ChangeType.Inserted or ChangeType.Deleted);
        return string.Join("\n", changed.Take(MostLines).Select(line => (line.Type == ChangeType.Inserted ? "+ " : "- ") + line.Text));
    }
}
