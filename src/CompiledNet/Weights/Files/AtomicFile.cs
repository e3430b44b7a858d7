using System;
using System.Collections.Generic;
using System.IO;

namespace CompiledNet;

/// <summary>Writes files whole or not at all.</summary>
public static class AtomicFile
{
    /// <summary>
    /// Writes to a new file beside <paramref name="path"/>, flushes it to the disk and renames it to
    /// <paramref name="path"/>; on Unix the folder is flushed too, with those above it that had to be made, so that a return means that the file is there after a loss
    /// of power. When anything fails, the file that was there before stays as it was.
    /// </summary>
    /// <remarks>
    /// As with opening the path for writing, folders that are missing are made, a symbolic link is followed, even to a file that is not there
    /// yet, and a file that may not be written is refused. Nothing but a regular file is replaced. The new file has the
    /// permissions of the old one and, as far as the system allows, its owner and group and, on Linux, its extended attributes, an access
    /// control list among them; if the list cannot be copied, the group gets no permissions. On Windows it has all that
    /// <see cref="File.Replace(string, string, string?)"/> keeps. Other names of the old file, hard links, keep the old content: what several
    /// names share can only be written where it lies, and a kill would leave half of it.
    /// A file that a killed save left behind, <c>name.32 hexadecimal digits.tmp</c>, is removed by the next save to the same path; a
    /// save that is still writing holds its own.
    /// </remarks>
    /// <param name="path">The file to write or to replace.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="IOException">The file cannot be written, or something else than a regular file stands at the path.</exception>
    /// <exception cref="UnauthorizedAccessException">Writing to the folder, or to the file, is not allowed.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(write);
        string target = Target(path);
        Check(target);
        string folder = Path.GetDirectoryName(target)!;
        string[] changed = FoldersToSync(folder);
        Directory.CreateDirectory(folder);
        TemporaryFile.RemoveLeftovers(target);
        using (var temporary = new TemporaryFile(target))
        {
            write(temporary.Stream);
            temporary.Replace(target);
        }

        foreach (string name in changed) UnixCalls.SyncFolder(name);
    }

    /// <summary>The full path of what a path stands for: the end of a chain of symbolic links, whether it exists or not.</summary>
    internal static string Target(string path)
    {
        // In full first: of a link without a folder before its name the base library takes the target to lie in the root.
        string full = Path.GetFullPath(path);
        bool isLink = new FileInfo(full).LinkTarget is not null;
        return isLink ? Path.GetFullPath(File.ResolveLinkTarget(full, returnFinalTarget: true)!.FullName) : full;
    }

    // Those whose lists of names change when a file is made in one that may be missing: it, and of each missing one the one above.
    private static string[] FoldersToSync(string folder)
    {
        var changed = new List<string> { folder };
        while (!Directory.Exists(changed[^1]) && Path.GetDirectoryName(changed[^1]) is { } above) changed.Add(above);
        return [.. changed];
    }

    // Refuses what is no file, or may not be written. Somebody may delete it at any moment.
    private static void Check(string target)
    {
        if (Directory.Exists(target)) throw new IOException($"'{target}' is a folder.");
        if (!File.Exists(target)) return;
        if (UnixCalls.IsSpecial(target)) throw new IOException($"'{target}' is a pipe, a socket or a device; only regular files are replaced.");
        bool isReadOnly = OperatingSystem.IsWindows() ? File.GetAttributes(target).HasFlag(FileAttributes.ReadOnly) : !UnixCalls.MayWrite(target);
        if (isReadOnly && File.Exists(target)) throw new UnauthorizedAccessException($"'{target}' may not be written.");
    }
}
