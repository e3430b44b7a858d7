using System;
using System.IO;

namespace CompiledNet.Orleans;

/// <summary>
/// The temporary folder of this process for files of checkpoints. What it holds is worth nothing when the process is gone, and who is killed removes nothing: each process that makes
/// one removes those of others that live no more.
/// </summary>
internal sealed class ProcessFolder : IDisposable
{
    private const string Prefix = "compilednet-silo", LockName = "lock";
    private const int MostAttempts = 10;

    private static readonly Lazy<ProcessFolder> s_own = new(OfThisProcess);
    // Held while the process lives; the system lets go of it with the process, however that ends.
    private readonly FileStream _lock;

    /// <summary>Makes one.</summary>
    /// <param name="parent">Where.</param>
    internal ProcessFolder(string parent)
    {
        (Path, _lock) = Make(parent);
        // Where two can hold a lock, nobody knows who lives.
        if (TryLock(Path) is { } second) second.Dispose();
        else RemoveOthers(parent);
    }

    /// <summary>That of this process, made when it is first asked for.</summary>
    public static ProcessFolder Own => s_own.Value;

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>Makes a new folder in it.</summary>
    public string Add() => Directory.CreateDirectory(System.IO.Path.Combine(Path, System.IO.Path.GetRandomFileName())).FullName;

    /// <summary>Removes it.</summary>
    public void Dispose()
    {
        _lock.Dispose();
        Remove(Path);
    }

    private static ProcessFolder OfThisProcess()
    {
        var folder = new ProcessFolder(System.IO.Path.GetTempPath());
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        return folder;
    }

    private static (string, FileStream) Make(string parent)
    {
        for (int attempt = 1; ; attempt++)
        {
            string path = System.IO.Path.Combine(parent, Prefix + System.IO.Path.GetRandomFileName());
            // Nobody else's matter.
            if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
            else Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            try
            {
                return (path, new FileStream(System.IO.Path.Combine(path, LockName), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException) when (attempt < MostAttempts)
            {
                // Another process took it for that of a dead one before the lock was held: once more.
            }
        }
    }

    private static void RemoveOthers(string parent)
    {
        foreach (string path in Directory.GetDirectories(parent, Prefix + "*"))
        {
            using (var held = TryLock(path))
                if (held is null) continue;
            Remove(path);
        }
    }

    private static void Remove(string path)
    {
        try
        {
            Directory.Delete(path, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Another process is at it; the next one removes it.
        }
    }

    // Null if somebody holds it, or there is none yet.
    private static FileStream? TryLock(string path)
    {
        try
        {
            return new FileStream(System.IO.Path.Combine(path, LockName), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
