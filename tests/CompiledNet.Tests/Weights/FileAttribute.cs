using System.Runtime.InteropServices;
using System.Text;

namespace CompiledNet.Tests;

/// <summary>An extended attribute of a file on Linux.</summary>
internal static class FileAttribute
{
    /// <summary>Sets it; false where the file system has none, or not this one.</summary>
    public static bool Set(string path, string name, byte[] value) => setxattr(Bytes(path), Bytes(name), value, value.Length, 0) == 0;

    /// <summary>Its value, or null if the file does not have it.</summary>
    public static byte[]? Get(string path, string name)
    {
        byte[] value = new byte[1 << 16];
        nint size = getxattr(Bytes(path), Bytes(name), value, value.Length);
        return size < 0 ? null : value[..(int)size];
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text + '\0');

    [DllImport("libc", ExactSpelling = true)]
    private static extern int setxattr(byte[] path, byte[] name, byte[] value, nint size, int flags);

    [DllImport("libc", ExactSpelling = true)]
    private static extern nint getxattr(byte[] path, byte[] name, byte[] value, nint size);
}
