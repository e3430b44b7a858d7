using System;
using System.Collections.Generic;
using System.IO;
using CompiledNet.Tuning;

namespace CompiledNet.Orleans;

/// <summary>A checkpoint whose files are brought to the store of the cluster, and from there to whatever silo takes the trial up.</summary>
internal sealed class StoredCheckpoint : TrialCheckpoint
{
    private readonly Action<Dictionary<string, byte[]>> _keep;

    /// <summary>Writes the files that were kept into a new folder of this process.</summary>
    /// <param name="contents">The files by their names.</param>
    /// <param name="keep">Brings files to the store; returns when they are there.</param>
    public StoredCheckpoint(IReadOnlyDictionary<string, byte[]> contents, Action<Dictionary<string, byte[]>> keep) : base(ProcessFolder.Own.Add())
    {
        _keep = keep;
        foreach (var (name, content) in contents) File.WriteAllBytes(Path.Combine(Folder, name), content);
    }

    public override void Keep()
    {
        var contents = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (string path in Directory.GetFiles(Folder))
            if (Path.GetExtension(path) != ".tmp") contents[Path.GetFileName(path)] = File.ReadAllBytes(path);
        _keep(contents);
    }
}
