using System;
using System.Globalization;
using System.IO;

namespace CompiledNet.Records;

/// <summary>
/// Names of event files: <c>events.out.tfevents.{seconds}.{machine}.{process}.{number}</c>, of which TensorBoard reads those of a folder in
/// their order. No two writers ever share a file.
/// </summary>
internal static class EventFileName
{
    /// <summary>Makes a file that was not there.</summary>
    public static AppendedFile Create(string folder)
    {
        Directory.CreateDirectory(folder);
        string start = string.Create(
            CultureInfo.InvariantCulture,
            $"events.out.tfevents.{DateTimeOffset.UtcNow.ToUnixTimeSeconds():D10}.{Environment.MachineName}.{Environment.ProcessId}.");
        for (int number = 0; ; number++)
        {
            string path = Path.Combine(folder, start + number.ToString("D4", CultureInfo.InvariantCulture));
            try
            {
                return new AppendedFile(path, FileMode.CreateNew, FileShare.Read);
            }
            catch (IOException) when (File.Exists(path))
            {
                // Another writer of this second has that number.
            }
        }
    }
}
