using System.IO;

namespace CompiledNet.Images;

/// <summary>Where a path leads when every link on its way is followed.</summary>
internal static class RealPath
{
    /// <summary>The full path without links.</summary>
    public static string Of(string path)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Path.GetDirectoryName(full) is not { } parent) return full;
        string real = Path.Combine(Of(parent), Path.GetFileName(full));
        FileSystemInfo entry = Directory.Exists(real) ? new DirectoryInfo(real) : new FileInfo(real);
        return entry.LinkTarget is null ? real : Of(entry.ResolveLinkTarget(returnFinalTarget: true)!.FullName);
    }
}
