using System;
using System.IO;
using Microsoft.Win32.SafeHandles;

namespace CompiledNet;

/// <summary>Opens files that are to be read to their end, and nothing that could keep the reader waiting for ever: a pipe that nobody writes to, or a device.</summary>
public static class RegularFile
{
    /// <summary>What is said of such a file.</summary>
    internal const string NoContent = "expected a file with content, got one without, or a pipe or device";

    /// <summary>Opens a file for reading; others may read it too.</summary>
    /// <param name="path">The file, or a link to it.</param>
    /// <param name="bufferSize">The bytes that are read at a time at least; 0 for no more than are asked for.</param>
    /// <exception cref="DataFormatException">It is empty, a pipe, a socket or a device.</exception>
    /// <exception cref="IOException">It cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read, or is a folder.</exception>
    public static FileStream OpenRead(string path, int bufferSize = 4096)
    {
        Check(path);
        return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize);
    }

    /// <summary>The same without a place in the file.</summary>
    internal static SafeFileHandle OpenHandle(string path)
    {
        Check(path);
        return File.OpenHandle(path);
    }

    /// <summary>Whether a file is there that has no content; pipes, sockets and devices have no length.</summary>
    internal static bool IsWithoutContent(string path)
    {
        var file = new FileInfo(path);
        bool isPlain = file is { Exists: true, Length: > 0 } && !file.Attributes.HasFlag(FileAttributes.ReparsePoint);
        return !isPlain && new FileInfo(AtomicFile.Target(path)) is { Exists: true, Length: 0 };
    }

    private static void Check(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (IsWithoutContent(path)) throw new DataFormatException(NoContent, path);
    }
}
