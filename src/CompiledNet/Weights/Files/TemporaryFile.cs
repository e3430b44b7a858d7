using System;
using System.IO;
using System.IO.Enumeration;
using System.Runtime.Versioning;
using System.Text;

namespace CompiledNet;

/// <summary>A new file beside another, which it is to replace; gone when that fails. Its lock tells others that someone is writing it.</summary>
internal sealed class TemporaryFile : IDisposable
{
    private const string Extension = ".tmp";
    private const int Attempts = 20, BufferSize = 1 << 16, NameLength = 32;

    // What file systems take for a name, in bytes of UTF-8, less what is put behind it.
    private const int LongestName = 255 - 1 - NameLength - 4;

    private const UnixFileMode GroupBits = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute;

    // Hidden files too, whose names begin with a dot on Unix.
    private static readonly EnumerationOptions s_all = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    private readonly string _path;

    public TemporaryFile(string target)
    {
        string prefix = Path.Combine(Path.GetDirectoryName(target)!, Prefix(target));
        // Another save may take a file that is not locked yet for a leftover and remove it.
        for (int attempt = 1; ; attempt++)
        {
            _path = $"{prefix}{Guid.NewGuid():N}{Extension}";
            try
            {
                Stream = new FileStream(_path, OptionsFor(target));
                if (File.Exists(_path) || attempt == Attempts) return;
                Stream.Dispose();
            }
            catch (IOException) when (attempt < Attempts && Directory.Exists(Path.GetDirectoryName(_path)))
            {
            }
        }
    }

    public FileStream Stream { get; }

    /// <summary>Removes what killed saves to the same path left behind: files of our names that nobody has locked.</summary>
    public static void RemoveLeftovers(string target)
    {
        string prefix = Prefix(target);
        // By names alone: to look at every file of a large folder takes longer than to save.
        var ours = new FileSystemEnumerable<string>(Path.GetDirectoryName(target)!, (ref FileSystemEntry entry) => entry.ToFullPath(), s_all)
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => IsOurs(entry.FileName, prefix),
        };
        foreach (string file in ours)
        {
            if (File.Exists(file) && new FileInfo(file).LinkTarget is null && !UnixCalls.IsSpecial(file)) Remove(file);
        }
    }

    /// <summary>Puts the file in the place of another, if there is one, which it takes permissions and owner of.</summary>
    public void Replace(string target)
    {
        Stream.Flush(flushToDisk: true);
        if (!OperatingSystem.IsWindows()) TakeOver(target);

        // Windows moves no open file; elsewhere it stays locked until it has its name.
        if (OperatingSystem.IsWindows()) Stream.Dispose();
        if (OperatingSystem.IsWindows() && File.Exists(target)) File.Replace(_path, target, destinationBackupFileName: null);
        else File.Move(_path, target, overwrite: true);
    }

    public void Dispose()
    {
        try
        {
            // On a full disk this fails too, as it writes what could not be written before.
            Stream.Dispose();
        }
        finally
        {
            Delete();
        }
    }

    [UnsupportedOSPlatform("windows")]
    private void TakeOver(string target)
    {
        if (!File.Exists(target)) return;
        try
        {
            UnixCalls.CopyOwner(target, _path);
            // Afterwards: a change of owner takes some permissions away. Beside an access control list the group's bits are the most that
            // anybody named in it may do: without the list they would let the whole group in.
            var mode = File.GetUnixFileMode(target);
            if (!UnixAttributes.Copy(target, _path)) mode &= ~GroupBits;
            File.SetUnixFileMode(Stream.SafeFileHandle, mode);
        }
        catch (FileNotFoundException)
        {
            // Somebody deleted it meanwhile: there is nothing to be taken over.
        }
    }

    private void Delete()
    {
        try
        {
            File.Delete(_path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // What made writing fail is the thing to report; the next save removes the file.
        }
    }

    // Never wider than what it replaces, not even while it is written: the owner's alone.
    private static FileStreamOptions OptionsFor(string target)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = SharingOf(target), BufferSize = BufferSize };
        if (!OperatingSystem.IsWindows() && File.Exists(target)) options.UnixCreateMode = (File.GetUnixFileMode(target) & UnixFileMode.UserRead) | UnixFileMode.UserWrite;
        return options;
    }

    // Shared with readers, as the file still is ours for a moment when it has the name that they know; who removes leftovers shares with nobody. Of files in a network the
    // base library locks none that is written and shared: there readers are kept out for that moment.
    private static FileShare SharingOf(string target)
    {
        if (OperatingSystem.IsWindows()) return FileShare.Read;
        try
        {
            return new DriveInfo(Path.GetDirectoryName(target)!).DriveFormat is "nfs" or "smb" or "smb2" or "cifs" ? FileShare.None : FileShare.Read;
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException)
        {
            return FileShare.None;
        }
    }

    /// <summary>What the names of our files begin with: that of the target, or as much of it as leaves room for what comes behind.</summary>
    private static string Prefix(string target)
    {
        string name = Path.GetFileName(target);
        int length = name.Length;
        while (Encoding.UTF8.GetByteCount(name.AsSpan(0, length)) > LongestName || length > 0 && char.IsHighSurrogate(name[length - 1])) length--;
        return name[..length] + '.';
    }

    private static bool IsOurs(ReadOnlySpan<char> file, string prefix)
    {
        if (file.Length != prefix.Length + NameLength + Extension.Length || !file.StartsWith(prefix, StringComparison.Ordinal) || !file.EndsWith(Extension, StringComparison.Ordinal)) return false;
        return file.Slice(prefix.Length, NameLength).IndexOfAnyExcept("0123456789abcdef") < 0;
    }

    private static void Remove(string file)
    {
        try
        {
            // Held until it is gone: whoever made it meanwhile finds that it cannot lock it.
            using var held = new FileStream(file, FileMode.Open, FileAccess.Write, FileShare.None);
            if (!OperatingSystem.IsWindows()) File.Delete(file);
            else
            {
                held.Dispose();
                File.Delete(file);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Someone is writing it, or it is not ours to remove.
        }
    }
}
