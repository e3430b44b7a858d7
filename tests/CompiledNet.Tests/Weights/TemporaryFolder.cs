using System;
using System.IO;

namespace CompiledNet.Tests;

/// <summary>A folder for the files of one test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("compilednet");

    public string this[string file] => Path.Combine(_folder.FullName, file);

    public string[] Files => Array.ConvertAll(_folder.GetFiles(), file => file.Name);

    public void Dispose() => _folder.Delete(recursive: true);
}
