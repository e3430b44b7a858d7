using System;
using System.Runtime.InteropServices;

namespace CompiledNet.Testing;

/// <summary>
/// Makes writes behave as on a full disk: the one that reaches the end is cut there, and fails. It is the system's own limit of the size of files
/// (RLIMIT_FSIZE), so that it holds for all files of the process: for processes that a test starts. The exception is an
/// <see cref="ArgumentOutOfRangeException"/>, as .NET has it for this limit, where that of a full disk is an <see cref="System.IO.IOException"/>.
/// </summary>
public static class FullDisk
{
    private const int FileSize = 1, TooLarge = 25;
    private const nint Ignored = 1;

    /// <summary>Lets no file grow beyond a number of bytes; null for no limit.</summary>
    public static void After(long? bytes)
    {
        // A write beyond the limit would end the process, which one on a full disk does not.
        signal(TooLarge, Ignored);
        ulong[] limits = new ulong[2];
        if (getrlimit(FileSize, limits) != 0) throw new InvalidOperationException("The limit cannot be read.");
        limits[0] = bytes is { } most ? (ulong)most : limits[1];
        if (setrlimit(FileSize, limits) != 0) throw new InvalidOperationException("The limit cannot be set.");
    }

    [DllImport("libc", ExactSpelling = true)]
    private static extern nint signal(int number, nint handler);

    [DllImport("libc", ExactSpelling = true)]
    private static extern int getrlimit(int resource, [In, Out] ulong[] limits);

    [DllImport("libc", ExactSpelling = true)]
    private static extern int setrlimit(int resource, ulong[] limits);
}
