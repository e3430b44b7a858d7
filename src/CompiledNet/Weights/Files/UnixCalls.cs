using System;
using System.Buffers.Binary;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;

namespace CompiledNet;

/// <summary>What the base library does not tell or do: what kind of file stands at a path, whose it is, and syncing a folder.</summary>
/// <remarks>
/// Arrays of bytes only, so that there is nothing to marshal. A system without one of these functions is treated as one that
/// says nothing.
/// </remarks>
internal static class UnixCalls
{
    private const string Library = "libc";

    // The layout of struct statx is the same on all processors (statx(2)); that of struct stat is not.
    private const int StatSize = 256, UserAt = 20, GroupAt = 24, ModeAt = 28, TypeMask = 0xF000, RegularFile = 0x8000;
    private const int CurrentFolder = -100, BasicFields = 0x7FF, WriteAccess = 2;

    /// <summary>Whether something other than a regular file stands at the path: a pipe, a socket, a device, a folder. False if the system does not say.</summary>
    public static bool IsSpecial(string path) => Stat(path) is { } stat && (BinaryPrimitives.ReadUInt16LittleEndian(stat.AsSpan(ModeAt)) & TypeMask) != RegularFile;

    /// <summary>Whether this process may write to the file; true if the system does not say.</summary>
    public static bool MayWrite(string path) => !Try(() => access(Bytes(path), WriteAccess) != 0);

    /// <summary>Gives a file the owner and group of another, as far as that is allowed.</summary>
    public static void CopyOwner(string from, string to)
    {
        if (Stat(from) is not { } source || Stat(to) is not { } target) return;
        uint user = Field(source, UserAt), group = Field(source, GroupAt);
        if (user == Field(target, UserAt) && group == Field(target, GroupAt)) return;
        // Who is not root may still give the file to another of his groups.
        if (!Try(() => chown(Bytes(to), user, group) == 0)) Try(() => chown(Bytes(to), uint.MaxValue, group) == 0);
    }

    /// <summary>Writes a folder's list of names to the disk, as far as its file system does that.</summary>
    public static void SyncFolder(string folder) => Try(() =>
    {
        int file = open(Bytes(folder), 0);
        if (file < 0) return false;
        bool synced = fsync(file) == 0;
        return close(file) == 0 && synced;
    });

    /// <summary>A path as the system takes it.</summary>
    public static byte[] Bytes(string path) => Encoding.UTF8.GetBytes(Path.GetFullPath(path) + '\0');

    /// <summary>The result of a call; false where the system does not have the function.</summary>
    public static bool Try(Func<bool> call)
    {
        if (OperatingSystem.IsWindows()) return false;
        try
        {
            return call();
        }
        catch (Exception missing) when (missing is DllNotFoundException or EntryPointNotFoundException)
        {
            return false;
        }
    }

    private static byte[]? Stat(string path)
    {
        if (!OperatingSystem.IsLinux() || !BitConverter.IsLittleEndian) return null;
        byte[] stat = new byte[StatSize];
        return Try(() => statx(CurrentFolder, Bytes(path), 0, BasicFields, stat) == 0) ? stat : null;
    }

    private static uint Field(byte[] stat, int at) => BinaryPrimitives.ReadUInt32LittleEndian(stat.AsSpan(at));

    [DllImport(Library, ExactSpelling = true)]
    private static extern int statx(int folder, byte[] path, int flags, uint mask, byte[] stat);

    [DllImport(Library, ExactSpelling = true)]
    private static extern int access(byte[] path, int mode);

    [DllImport(Library, ExactSpelling = true)]
    private static extern int chown(byte[] path, uint user, uint group);

    [DllImport(Library, ExactSpelling = true)]
    private static extern int open(byte[] path, int flags);

    [DllImport(Library, ExactSpelling = true)]
    private static extern int fsync(int file);

    [DllImport(Library, ExactSpelling = true)]
    private static extern int close(int file);
}
