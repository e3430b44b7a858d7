using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace CompiledNet.Images;

/// <summary>Finds images in a folder, in an order that is the same on every machine, and refuses what leads out of it.</summary>
/// <param name="root">The full path of the folder.</param>
internal sealed class FolderScan(string root)
{
    private static readonly string[] Read = [".png", ".jpg", ".jpeg"];

    // Images that somebody would miss without a word.
    private static readonly string[] Unread = [".bmp", ".gif", ".webp", ".tif", ".tiff", ".heic", ".avif", ".ico", ".jxl"];

    /// <summary>The folders in it by name, hidden ones left out.</summary>
    /// <exception cref="DataFormatException">One is a link.</exception>
    public SortedDictionary<string, DirectoryInfo> Classes()
    {
        var classes = new SortedDictionary<string, DirectoryInfo>(StringComparer.Ordinal);
        foreach (var folder in new DirectoryInfo(root).EnumerateDirectories())
        {
            if (IsHidden(folder)) continue;
            CheckFolder(folder);
            classes.Add(folder.Name, folder);
        }

        return classes;
    }

    /// <summary>The images that lie in the folder itself.</summary>
    public List<string> Images() => [.. Ordered(new DirectoryInfo(root).EnumerateFiles().Where(IsImage))];

    /// <summary>The images in a folder and all folders in it, by their paths from the root.</summary>
    /// <exception cref="DataFormatException">A link leads out of the root, a folder is a link, or an image is of a kind that is not read.</exception>
    public List<string> ImagesBelow(DirectoryInfo folder)
    {
        var found = new List<FileInfo>();
        Collect(folder, found);
        return [.. Ordered(found)];
    }

    private void Collect(DirectoryInfo folder, List<FileInfo> found)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos())
        {
            if (IsHidden(entry)) continue;
            if (entry is FileInfo file)
            {
                if (IsImage(file)) found.Add(file);
            }
            else
            {
                CheckFolder(entry);
                Collect((DirectoryInfo)entry, found);
            }
        }
    }

    private bool IsImage(FileInfo file)
    {
        if (IsHidden(file)) return false;
        string kind = file.Extension.ToLowerInvariant();
        if (Unread.Contains(kind)) throw new DataFormatException("a PNG or JPEG image was expected: convert it, or move it out of the folder", file.FullName);
        if (!Read.Contains(kind)) return false;
        if (file.LinkTarget is not null) CheckLink(file);
        return true;
    }

    // Through a folder that is a link the same images would come twice, or without end.
    private static void CheckFolder(FileSystemInfo folder)
    {
        if (folder.LinkTarget is { } target) throw new DataFormatException($"a folder was expected, but it is a link to '{target}'", folder.FullName);
    }

    private void CheckLink(FileInfo file)
    {
        string target = file.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? "";
        if (!File.Exists(target)) throw new DataFormatException($"an image was expected, but it is a link to '{file.LinkTarget}', where there is none", file.FullName);
        if (!RealPath.Of(target).StartsWith(RealPath.Of(root) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw new DataFormatException($"an image in the folder was expected, but it is a link out of it, to '{target}'", file.FullName);
    }

    private static bool IsHidden(FileSystemInfo entry) => entry.Name.StartsWith('.') || (OperatingSystem.IsWindows() && entry.Attributes.HasFlag(FileAttributes.Hidden));

    private IEnumerable<string> Ordered(IEnumerable<FileInfo> files) => files
        .Select(file => Path.GetRelativePath(root, file.FullName).Replace(Path.DirectorySeparatorChar, '/'))
        .Order(StringComparer.Ordinal);
}
