using System;
using System.IO;

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

        AtomicFile.Write(folder["a"], stream => stream.Write("new"u8));
        File.ReadAllText(folder["a"]).ShouldBe("new");
        folder.Files.ShouldBe(["a"]);
    }

    [Fact]
    public void WhatCannotBeReplacedLeavesNothingBehind()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["taken"]);
        Should.Throw<WeightFileException>(() => new FakeNetwork<float>().Save(folder["taken"])).Path.ShouldBe(folder["taken"]);
        Should.Throw<WeightFileException>(() => new FakeNetwork<float>().Save(folder["none/a"])).Message.ShouldContain("cannot be written");
        folder.Files.ShouldBeEmpty();
        Should.Throw<WeightFileException>(() => SafeTensors.Load(folder["absent"])).Message.ShouldContain("cannot be read");
        Should.Throw<WeightFileException>(() => SafeTensors.Load(folder["taken"])).Message.ShouldContain("cannot be read");
    }
}
