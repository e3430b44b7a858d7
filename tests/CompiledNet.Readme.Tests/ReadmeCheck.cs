using System.Collections.Generic;
using System.IO;
using CompiledNet.Testing;

namespace CompiledNet.Readme.Tests;

/// <summary>Compiles and runs all that a README shows.</summary>
internal static class ReadmeCheck
{
    /// <summary>What is wrong with the C# blocks of <paramref name="text"/>, each with its line.</summary>
    public static List<string> Failures(string text)
    {
        var blocks = ReadmeBlock.All(text);
        var failures = new List<string>();
        if (blocks.Count == 0) failures.Add("there is no C# block");
        ReadmeProgram? program = null;
        for (int at = 0; at < blocks.Count; at++)
        {
            var block = blocks[at];
            if (block.Kind == BlockKind.Excerpt)
            {
                if (Excerpt.Missing(block.Code, program?.Emitted ?? []) is { } missing)
                    failures.Add($"line {block.Line}: not emitted for the block above: {missing}");
                continue;
            }
            var parts = new List<ReadmeBlock> { block };
            while (at + 1 < blocks.Count && blocks[at + 1].Kind == BlockKind.Continuation) parts.Add(blocks[++at]);
            program = new ReadmeProgram(parts);
            failures.AddRange(program.Failures);
            if (program.Failures.Count == 0 && RunWithSampleData(program) is { } failure) failures.Add(failure);
        }
        return failures;
    }

    /// <summary>The same for a page whose programs name their types apart: one compilation for all of them, which takes a fraction of the time.</summary>
    public static List<string> FailuresTogether(string text, out string printed)
    {
        printed = "";
        var programs = new List<List<ReadmeBlock>>();
        foreach (var block in ReadmeBlock.All(text))
        {
            if (block.Kind == BlockKind.Continuation) programs[^1].Add(block);
            else programs.Add([block]);
        }

        if (programs.Count == 0) return ["there is no C# block"];
        var page = ReadmeProgram.Page(programs);
        if (page.Failures.Count > 0) return [.. page.Failures];
        string? failure = RunWithSampleData(page);
        printed = page.Printed;
        return failure is null ? [] : [failure];
    }

    private static string? RunWithSampleData(ReadmeProgram program)
    {
        var folder = Directory.CreateTempSubdirectory("compilednet-readme-");
        try
        {
            foreach (string file in (string[])["Diabetes/data/pima.csv", "Digits/data/digits.csv.gz", "data/iris.csv", "data/boston_housing.csv"])
                File.Copy(Path.Combine(Repository.Root, "samples", file), Path.Combine(folder.FullName, Path.GetFileName(file)));
            return program.Run(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
