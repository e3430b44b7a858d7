using System;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace CompiledNet.PlotsTests;

/// <summary>A browser without a window.</summary>
internal static class Chromium
{
    private static readonly string[] s_names = ["chromium", "chromium-browser", "google-chrome"];

    /// <summary>The page as it stands when its script has run. Anything that the script reports or throws, and any other message of its console, fails the test.</summary>
    /// <param name="address">Its address.</param>
    /// <param name="realTime">Whether the page waits for a server, so that its clock has to be everybody's.</param>
    public static string Show(string address, bool realTime = false)
    {
        string program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).SelectMany(folder => s_names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("This test needs the browser Chromium, which Debian's package chromium brings: apt-get install chromium.");
        string profile = Directory.CreateTempSubdirectory("compilednet-chromium-").FullName;
        try
        {
            var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
            string[] arguments =
            [
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-extensions", "--no-first-run", "--allow-file-access-from-files",
                $"--user-data-dir={profile}", realTime ? "--timeout=2000" : "--virtual-time-budget=2000", "--enable-logging=stderr", "--dump-dom", address,
            ];
            foreach (string argument in arguments) start.ArgumentList.Add(argument);
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            string page = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            errors.Result.Split('\n').Where(line => line.Contains(":CONSOLE", StringComparison.Ordinal)).ShouldBeEmpty();
            return page;
        }
        finally
        {
            Directory.Delete(profile, recursive: true);
        }
    }
}
