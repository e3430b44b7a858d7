using System;
using System.IO;
using System.Linq;

namespace CompiledNet.Package.Tests;

/// <summary>A program or file that a test needs, and the Debian package that brings it.</summary>
internal sealed record Tool(string Name, string Package)
{
    /// <summary>Links what NativeAOT compiles.</summary>
    public static Tool Clang { get; } = new("clang", "clang");

    /// <summary>The disassembler for x64.</summary>
    public static Tool Objdump { get; } = new("objdump", "binutils");

    /// <summary>Runs programs for x64 as an older processor would.</summary>
    public static Tool OlderX64 { get; } = new("qemu-x86_64-static", "qemu-user-static");

    /// <summary>All that the way from x64 to a running Arm64 program needs.</summary>
    public static Tool[] Arm64 { get; } =
    [
        Clang,
        new("ld.lld", "lld"),
        new("aarch64-linux-gnu-gcc", "gcc-aarch64-linux-gnu"),
        new("aarch64-linux-gnu-objdump", "binutils-aarch64-linux-gnu"),
        new("/usr/aarch64-linux-gnu/lib/libc.so.6", "libc6-dev-arm64-cross"),
        new("qemu-aarch64-static", "qemu-user-static"),
    ];

    /// <summary>Whether it is here.</summary>
    public bool IsPresent => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, Name)));

    /// <summary>Skips the test, or fails it where everything has to run, and names the packages that are missing.</summary>
    public static void Require(params Tool[] tools)
    {
        string[] packages = [.. tools.Where(tool => !tool.IsPresent).Select(tool => tool.Package)];
        if (packages.Length == 0) return;
        string missing = $"Missing here; Debian and Ubuntu: apt-get install {string.Join(' ', packages)}";
        Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", missing);
        Assert.Fail(missing);
    }
}
