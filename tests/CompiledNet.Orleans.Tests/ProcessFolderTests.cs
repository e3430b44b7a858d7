using System;
using System.IO;
using CompiledNet.Orleans;

namespace CompiledNet.OrleansTests;

/// <summary>Temporary folders of silos: who is killed leaves his, and who comes next removes it.</summary>
public sealed class ProcessFolderTests : IDisposable
{
    private readonly string _parent = Directory.CreateTempSubdirectory("compilednet-folders").FullName;

    public void Dispose() => Directory.Delete(_parent, recursive: true);

    [Fact]
    public void TheFolderOfADeadProcessIsRemovedByTheNextAndThatOfALivingOneIsNot()
    {
        // As a killed process leaves it: with a lock that nobody holds.
        string dead = Directory.CreateDirectory(Path.Combine(_parent, "compilednet-silodead", "trial")).Parent!.FullName;
        File.WriteAllText(Path.Combine(dead, "lock"), "");
        File.WriteAllText(Path.Combine(dead, "trial", "weights"), "");
        string foreign = Directory.CreateDirectory(Path.Combine(_parent, "compilednet-silo of somebody")).FullName;

        using var living = new ProcessFolder(_parent);
        if (!OperatingSystem.IsWindows()) (File.GetUnixFileMode(living.Path) & (UnixFileMode.GroupRead | UnixFileMode.OtherRead)).ShouldBe(UnixFileMode.None);
        string kept = living.Add();
        Directory.Exists(dead).ShouldBeFalse();
        using (var next = new ProcessFolder(_parent)) Directory.GetDirectories(_parent).ShouldBe([living.Path, next.Path, foreign], ignoreOrder: true);
        Directory.GetDirectories(_parent).ShouldBe([living.Path, foreign], ignoreOrder: true);
        Directory.GetDirectories(living.Path).ShouldBe([kept]);
        kept.ShouldNotBe(living.Add());
    }
}
