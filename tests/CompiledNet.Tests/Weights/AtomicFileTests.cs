using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace CompiledNet.Tests;

public class AtomicFileTests
{
    [Fact]
    public void AFailureHalfwayLeavesTheOldFileWhole()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["a"], "old");
        Should.Throw<InvalidTimeZoneException>(() => AtomicFile.Write(folder["a"], stream =>
        {
            stream.Write(new byte[1 << 20]);
            throw new InvalidTimeZoneException();
        }));
        File.ReadAllText(folder["a"]).ShouldBe("old");
        folder.Files.ShouldBe(["a"]);

        Write(folder["a"], "new");
        File.ReadAllText(folder["a"]).ShouldBe("new");
        folder.Files.ShouldBe(["a"]);
    }

    [Fact]
    public void WhatCannotBeReplacedLeavesNothingBehind()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["taken"]);
        Should.Throw<WeightFileException>(() => new FakeNetwork<float>().Save(folder["taken"])).Path.ShouldBe(folder["taken"]);
        File.WriteAllText(folder["a"], "");
        Should.Throw<WeightFileException>(() => new FakeNetwork<float>().Save(folder["a/b"])).Message.ShouldContain("cannot be written");
        folder.Files.ShouldBe(["a"]);
        Should.Throw<WeightFileException>(() => SafeTensors.Load(folder["absent"])).Message.ShouldContain("cannot be read");
        Should.Throw<WeightFileException>(() => SafeTensors.Load(folder["taken"])).Message.ShouldContain("cannot be read");
        Should.Throw<WeightFileException>(() => SafeTensors.Load(folder["a"])).Message.ShouldContain("expected a file with content");
    }

    [Fact]
    public void MissingFoldersAreMade()
    {
        using var folder = new TemporaryFolder();
        new FakeNetwork<float>().Save(folder["runs/first/w.safetensors"]);
        new FakeNetwork<float>().Load(folder["runs/first/w.safetensors"]);
    }

    [Fact]
    public void SymbolicLinksAreFollowed()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["runs"]);
        File.WriteAllText(folder["runs/seven"], "old");
        File.CreateSymbolicLink(folder["latest"], "runs/seven");
        File.CreateSymbolicLink(folder["alias"], "latest");
        File.CreateSymbolicLink(folder["dangling"], Path.Combine("later", "eight"));

        Write(folder["alias"], "new");
        Write(folder["dangling"], "first");

        File.ReadAllText(folder["runs/seven"]).ShouldBe("new");
        File.ReadAllText(folder["later/eight"]).ShouldBe("first");
        new FileInfo(folder["alias"]).LinkTarget.ShouldBe("latest");
        new FileInfo(folder["latest"]).LinkTarget.ShouldBe("runs/seven");
        new FileInfo(folder["dangling"]).LinkTarget.ShouldBe(Path.Combine("later", "eight"));
        Directory.GetFiles(folder["runs"]).Select(Path.GetFileName).ShouldBe(["seven"]);
    }

    [Fact]
    public void ALinkWithoutAFolderBeforeItsNameIsFollowed()
    {
        string file = $"{Guid.NewGuid():N}.file", link = $"{Guid.NewGuid():N}.link";
        try
        {
            File.WriteAllText(file, "old");
            File.CreateSymbolicLink(link, file);
            Write(link, "new");
            File.ReadAllText(file).ShouldBe("new");
            new FileInfo(link).LinkTarget.ShouldBe(file);
        }
        finally
        {
            File.Delete(link);
            File.Delete(file);
        }
    }

    [Fact]
    public void PermissionsStay()
    {
        if (OperatingSystem.IsWindows()) return;
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["a"], "old");
        foreach (var mode in new[] { UnixFileMode.UserRead | UnixFileMode.UserWrite, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherExecute })
        {
            File.SetUnixFileMode(folder["a"], mode);
            AtomicFile.Write(folder["a"], stream =>
            {
                if (!OperatingSystem.IsWindows()) (File.GetUnixFileMode(((FileStream)stream).Name) & ~mode).ShouldBe(UnixFileMode.None);
            });
            File.GetUnixFileMode(folder["a"]).ShouldBe(mode);
        }
    }

    // A list that lets one named user read and gives the group nothing: the group's bits of the mode are its mask, and mean that user.
    private static readonly byte[] s_accessList =
    [
        2, 0, 0, 0,
        1, 0, 6, 0, 255, 255, 255, 255, 2, 0, 4, 0, 210, 4, 0, 0, 4, 0, 0, 0, 255, 255, 255, 255,
        16, 0, 4, 0, 255, 255, 255, 255, 32, 0, 0, 0, 255, 255, 255, 255,
    ];

    [Fact]
    public void ExtendedAttributesAndAccessControlListsStay()
    {
        if (!OperatingSystem.IsLinux()) return;
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["a"], "old");
        byte[] large = Enumerable.Range(0, 1000).Select(i => (byte)i).ToArray();
        // Not every file system has them.
        if (!FileAttribute.Set(folder["a"], "user.origin", large) || !FileAttribute.Set(folder["a"], "user.empty", [])) return;
        bool hasList = FileAttribute.Set(folder["a"], "system.posix_acl_access", s_accessList);
        var mode = File.GetUnixFileMode(folder["a"]);

        Write(folder["a"], "new");

        File.ReadAllText(folder["a"]).ShouldBe("new");
        FileAttribute.Get(folder["a"], "user.origin").ShouldBe(large);
        FileAttribute.Get(folder["a"], "user.empty").ShouldBe([]);
        File.GetUnixFileMode(folder["a"]).ShouldBe(mode);
        FileAttribute.Get(folder["a"], "system.posix_acl_access").ShouldBe(hasList ? s_accessList : null);
    }

    [Fact]
    public void WhatAFolderGivesToNewFilesIsNotGivenToOneThatIsReplaced()
    {
        if (!OperatingSystem.IsLinux()) return;
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["a"], "old");
        if (!FileAttribute.Set(folder["."], "system.posix_acl_default", s_accessList)) return;
        Write(folder["a"], "new");
        FileAttribute.Get(folder["a"], "system.posix_acl_access").ShouldBeNull();
    }

    [Fact]
    public void OtherNamesOfAFileKeepTheOldContentWhole()
    {
        if (!OperatingSystem.IsLinux()) return;
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["a"], "old");
        Run("ln", folder["a"], folder["b"]);
        Write(folder["a"], "new");
        File.ReadAllText(folder["a"]).ShouldBe("new");
        File.ReadAllText(folder["b"]).ShouldBe("old");
    }

    [Fact]
    public void AFileThatMayNotBeWrittenIsRefused()
    {
        // To root the system allows everything.
        if (Environment.IsPrivilegedProcess) return;
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["a"], "old");
        File.SetAttributes(folder["a"], FileAttributes.ReadOnly);
        Should.Throw<UnauthorizedAccessException>(() => Write(folder["a"], "new"));
        File.ReadAllText(folder["a"]).ShouldBe("old");
        File.SetAttributes(folder["a"], FileAttributes.Normal);
    }

    [Fact]
    public void APipeIsNeitherReplacedNorWaitedFor()
    {
        if (!OperatingSystem.IsLinux()) return;
        using var folder = new TemporaryFolder();
        Run("mkfifo", folder["pipe"]);
        File.CreateSymbolicLink(folder["link"], "pipe");
        foreach (string path in new[] { folder["pipe"], folder["link"] })
        {
            Should.Throw<IOException>(() => Write(path, "new")).Message.ShouldContain("only regular files are replaced");
            Should.Throw<WeightFileException>(() => SafeTensors.Load(path)).Message.ShouldContain("a pipe or device");
            Should.Throw<WeightFileException>(() => new FakeNetwork<float>().Save(path)).Message.ShouldContain("only regular files are replaced");
        }

        foreach (var read in (Action<string>[])[
            path => WavFile.Read(path), path => Dataset.FromIdx(path), path => Dataset.FromCsv(path), path => Dataset.FromCsv(path, new CsvOptions { Threads = 2 }),
            path => Table.FromCsv(path, new CsvOptions { Threads = 2 }), path => Table.BlocksFromCsv(path).ToArray(), path => BatchSource.FromCsv(path)])
            Should.Throw<DataFormatException>(() => read(folder["pipe"])).Message.ShouldContain("a pipe or device");
        Run("test", "-p", folder["pipe"]);
        folder.Files.Order().ShouldBe(["link", "pipe"]);
    }

    [Fact]
    public void ManySavesToOnePathAtOnceAllSucceed()
    {
        using var folder = new TemporaryFolder();
        byte[][] contents = [.. Enumerable.Range(0, 4).Select(i => Enumerable.Repeat((byte)i, 10_000).ToArray())];
        Parallel.For(0, 4, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i =>
        {
            for (int round = 0; round < 25; round++) AtomicFile.Write(folder["a"], stream => stream.Write(contents[i]));
        });
        byte[] found = File.ReadAllBytes(folder["a"]);
        contents.Count(content => content.AsSpan().SequenceEqual(found)).ShouldBe(1);
        folder.Files.ShouldBe(["a"]);
    }

    /// <summary>A new file is still locked when it has its name: who reads at that moment was refused, "being used by another process".</summary>
    [Fact]
    public void WhatIsBeingWrittenKeepsNoReaderOut()
    {
        using var folder = new TemporaryFolder();
        AtomicFile.Write(folder["a"], stream =>
        {
            stream.Write("new"u8);
            stream.Flush();
            string written = folder[folder.Files.ShouldHaveSingleItem()];
            File.ReadAllText(written).ShouldBe("new");
            // Who removes leftovers is kept out.
            Write(folder["a"], "other");
            File.Exists(written).ShouldBeTrue();
        });
        File.ReadAllText(folder["a"]).ShouldBe("new");
        folder.Files.ShouldBe(["a"]);
    }

    [Fact]
    public void AFileThatSomebodyDeletesMeanwhileIsWrittenAnew()
    {
        using var folder = new TemporaryFolder();
        Write(folder["a"], "old");
        AtomicFile.Write(folder["a"], stream =>
        {
            File.Delete(folder["a"]);
            stream.Write("new"u8);
        });
        File.ReadAllText(folder["a"]).ShouldBe("new");
    }

    private static void Write(string path, string text) => AtomicFile.Write(path, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text)));

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments)!;
        process.WaitForExit();
        process.ExitCode.ShouldBe(0);
    }
}
