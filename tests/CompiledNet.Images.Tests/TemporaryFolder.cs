using System;
using System.IO;

namespace CompiledNet.Images.Tests;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder() => Directory.CreateDirectory(Path);

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"images-{Guid.NewGuid():N}");

    public string Add(string file, byte[] content)
    {
        string path = System.IO.Path.Combine(Path, file);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return path;
    }

    /// <summary>An image of one gray value.</summary>
    public string Add(string file, byte gray, int size = 4)
    {
        byte[] pixels = new byte[size * size];
        pixels.AsSpan().Fill(gray);
        return Add(file, PngText.Of(size, size, 1, pixels));
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
