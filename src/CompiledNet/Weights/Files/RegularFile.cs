using System.IO;

namespace CompiledNet;

/// <summary>Keeps readers that need a file's length from opening what could keep them waiting for ever.</summary>
internal static class RegularFile
{
    /// <summary>What is said of such a file.</summary>
    public const string NoContent = "expected a file with content, got one without, or a pipe or device";

    /// <summary>Whether a file is there that has no content; pipes, sockets and devices have no length.</summary>
    public static bool IsWithoutContent(string path) => new FileInfo(AtomicFile.Target(path)) is { Exists: true, Length: 0 };
}
