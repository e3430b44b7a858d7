using System;
using System.IO;
using System.Linq;
using System.Text;
using CompiledNet.Testing;

namespace CompiledNet.Tests;

/// <summary>The file beside the one that is saved: what killed saves left of it goes, and nothing else.</summary>
public class TemporaryFileTests
{
    [Fact]
    public void LeftoversOfKilledSavesAreRemovedAndNothingElse()
    {
        using var folder = new TemporaryFolder();
        string digits = Guid.NewGuid().ToString("N");
        string[] foreign = ["a.tmp", "a.backup.tmp", $"a.{digits}.bak", $"b.{digits}.tmp", $"a.b.{digits}.tmp", $"a.{digits.ToUpperInvariant().Replace('1', 'A')[..31]}G.tmp"];
        foreach (string file in foreign) File.WriteAllText(folder[file], "");
        File.WriteAllText(folder[$"a.{digits}.tmp"], "half");
        File.WriteAllText(folder[$"a.{Guid.NewGuid():N}.tmp"], "half");

        // One that is being written stays; it ends well after another save to the same path.
        AtomicFile.Write(folder["a"], stream =>
        {
            Write(folder["a"], "inner");
            stream.Write("outer"u8);
        });

        File.ReadAllText(folder["a"]).ShouldBe("outer");
        folder.Files.Order().ShouldBe(foreign.Append("a").Order());
    }

    // Names that begin with a dot are hidden on Unix.
    [Fact]
    public void LeftoversOfHiddenFilesAreRemovedToo()
    {
        using var folder = new TemporaryFolder();
        string leftover = folder[$".a.{Guid.NewGuid():N}.tmp"];
        File.WriteAllText(leftover, "half");
        Write(folder[".a"], "whole");
        File.Exists(leftover).ShouldBeFalse();
    }

    // Of every file in the folder an object was made, with what the system knows of it, at each save: 8,000 files took ten times as long as the save itself.
    [Fact]
    public void ASaveIntoALargeFolderLooksAtNamesAlone()
    {
        const int Others = 1_000;
        using var folder = new TemporaryFolder();
        Write(folder["a"], "first");
        long alone = AllocatedBytes.Once(() => Write(folder["a"], "again"), enough: 0);
        for (int i = 0; i < Others; i++) File.WriteAllText(folder[$"checkpoint-{i}"], "");
        long among = alone + 10 * Others;
        AllocatedBytes.Once(() => Write(folder["a"], "again"), among).ShouldBeLessThanOrEqualTo(among);
    }

    // The name of the temporary file was longer than file systems take, so that a file could not be saved that could be opened.
    [Theory]
    [InlineData('n', 250)]
    [InlineData('é', 127)]
    public void ALongNameIsNoHindrance(char letter, int length)
    {
        using var folder = new TemporaryFolder();
        string name = new(letter, length), leftover = $"{new string(letter, letter == 'n' ? 218 : 109)}.{Guid.NewGuid():N}.tmp";
        File.WriteAllText(folder[leftover], "half");
        Write(folder[name], "whole");
        folder.Files.ShouldBe([name]);
        File.ReadAllText(folder[name]).ShouldBe("whole");
    }

    private static void Write(string path, string text) => AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
}
