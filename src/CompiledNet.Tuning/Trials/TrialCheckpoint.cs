using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Numerics;
using System.Text;

namespace CompiledNet.Tuning;

/// <summary>
/// Where a trial keeps how far it is, so that it goes on where it was broken off, by a crash or with a lost machine: a folder of files, and, by
/// a derived class, a place elsewhere that they are brought to.
/// </summary>
/// <param name="folder">The folder; it is made when it is first written to.</param>
public class TrialCheckpoint(string folder)
{
    /// <summary>The folder.</summary>
    public string Folder { get; } = folder ?? throw new ArgumentNullException(nameof(folder));

    /// <summary>A folder of a trial's own within another one, such as one that several machines share. Its name tells the trial by number, values and seed, so that one of another search is never taken up.</summary>
    /// <param name="folder">The folder of all trials.</param>
    /// <param name="request">The trial.</param>
    public static TrialCheckpoint In(string folder, TrialRequest request)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(request);
        uint crc = uint.MaxValue;
        foreach (byte value in Encoding.UTF8.GetBytes($"{request.Point}, seed {request.Seed}")) crc = BitOperations.Crc32C(crc, value);
        return new TrialCheckpoint(Path.Combine(folder, FormattableString.Invariant($"trial-{request.Number}-{~crc:x8}")));
    }

    /// <summary>The checkpoints that <see cref="In"/> has made within a folder, each with the number of its trial.</summary>
    internal static IEnumerable<(int Number, TrialCheckpoint Checkpoint)> AllIn(string folder)
    {
        foreach (string path in Directory.GetDirectories(folder, "trial-*"))
        {
            string[] parts = Path.GetFileName(path).Split('-');
            if (parts.Length == 3 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int number)) yield return (number, new TrialCheckpoint(path));
        }
    }

    /// <summary>The files of the folder are new and whole: brings them elsewhere. Called by the thread of the trial, which waits for it.</summary>
    public virtual void Keep() { }

    /// <summary>The trial has come to its end: removes the folder.</summary>
    public virtual void Clear()
    {
        if (Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
    }
}
