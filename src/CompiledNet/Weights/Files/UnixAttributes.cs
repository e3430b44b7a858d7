using System;
using System.Runtime.InteropServices;
using System.Text;

namespace CompiledNet;

/// <summary>Extended attributes of files on Linux, among them access control lists, which a file that replaces another must take over.</summary>
/// <remarks>Arrays of bytes only, as in <see cref="UnixCalls"/>. Other systems are treated as ones that have no such attributes.</remarks>
internal static class UnixAttributes
{
    private const string Library = "libc";

    // Attributes of a file fit into 64 KB each, and so does the list of their names (xattr(7)).
    private const int MostBytes = 1 << 16;

    private static readonly byte[] s_accessList = Encoding.UTF8.GetBytes("system.posix_acl_access\0");

    /// <summary>Gives a file the attributes of another and no others, as far as the system allows.</summary>
    /// <returns>False if the other has an access control list and the file did not get it: the group bits of the other's permissions then mean something else.</returns>
    public static bool Copy(string from, string to)
    {
        if (!OperatingSystem.IsLinux()) return true;
        bool hasList = true;
        UnixCalls.Try(() => hasList = CopyAll(UnixCalls.Bytes(from), UnixCalls.Bytes(to)));
        return hasList;
    }

    private static bool CopyAll(byte[] from, byte[] to)
    {
        byte[] names = new byte[MostBytes], value = new byte[MostBytes];
        int length = (int)listxattr(to, names, MostBytes);
        foreach (byte[] name in Names(names, length))
            if (getxattr(from, name, null, 0) < 0) _ = removexattr(to, name);

        bool hasList = true;
        length = (int)listxattr(from, names, MostBytes);
        foreach (byte[] name in Names(names, length))
        {
            nint size = getxattr(from, name, value, MostBytes);
            bool copied = size >= 0 && setxattr(to, name, value, size, 0) == 0;
            if (name.AsSpan().SequenceEqual(s_accessList)) hasList = copied;
        }

        return hasList;
    }

    // One after the other, each with the zero that ends it.
    private static byte[][] Names(byte[] list, int length)
    {
        if (length <= 0) return [];
        return Array.ConvertAll(Encoding.UTF8.GetString(list, 0, length - 1).Split('\0'), name => Encoding.UTF8.GetBytes(name + '\0'));
    }

    [DllImport(Library, ExactSpelling = true)]
    private static extern nint listxattr(byte[] path, byte[] list, nint size);

    [DllImport(Library, ExactSpelling = true)]
    private static extern nint getxattr(byte[] path, byte[] name, byte[]? value, nint size);

    [DllImport(Library, ExactSpelling = true)]
    private static extern int setxattr(byte[] path, byte[] name, byte[] value, nint size, int flags);

    [DllImport(Library, ExactSpelling = true)]
    private static extern int removexattr(byte[] path, byte[] name);
}
