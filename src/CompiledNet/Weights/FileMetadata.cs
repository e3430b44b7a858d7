using System;
using System.Collections.Generic;
using System.Linq;

namespace CompiledNet;

/// <summary>
/// The texts that a network's file carries beside its tensors, all under one prefix. A file with one of them has all
/// that belong to it, and a checksum over everything, or is refused; a file with none was written by others.
/// </summary>
internal static class FileMetadata
{
    /// <summary>What a prediction of the network computes, see <see cref="NetworkStructure"/>.</summary>
    public const string StructureName = Prefix + "structure";

    /// <summary>The fingerprint of that.</summary>
    public const string FingerprintName = Prefix + "fingerprint";

    private const string Prefix = "compilednet.", VersionName = Prefix + "format", NetworkName = Prefix + "network", ChecksumName = Prefix + "checksum";

    private const string Version = "2";

    /// <summary>The texts that every network has.</summary>
    public static Dictionary<string, string> Of(NetworkDescription network)
    {
        var structure = new NetworkStructure(network);
        return new(StringComparer.Ordinal)
        {
            [VersionName] = Version,
            [NetworkName] = network.Name,
            [StructureName] = structure.Text,
            [FingerprintName] = structure.Fingerprint,
        };
    }

    /// <summary>The checksum among the texts of a file, by which it is told from others; null if it has none.</summary>
    public static string? SealOf(IReadOnlyDictionary<string, string> metadata) => metadata.GetValueOrDefault(ChecksumName);

    /// <summary>Adds the checksum, last of all.</summary>
    public static void Seal(Dictionary<string, string> metadata, IEnumerable<NamedTensor> tensors) => metadata[ChecksumName] = Checksum(metadata, tensors);

    /// <summary>Makes sure that a file is what it was when it was saved; true if the library wrote it.</summary>
    /// <exception cref="WeightFileException">Another version wrote it, or something is missing or changed.</exception>
    public static bool Check(TensorFile file)
    {
        if (!file.Metadata.Keys.Any(IsOwn)) return false;
        if (file.Metadata.Keys.Any(name => name.StartsWith(TrainingCheckpoint.Version, StringComparison.Ordinal)))
            throw new WeightFileException("expected the weights of a network, got a checkpoint of a training, which BackupAndRestore takes up", file.Path);
        if (file.Metadata.TryGetValue(VersionName, out string? version) && version != Version)
            throw new WeightFileException($"expected the format version {Version}, got '{version}', which another version of CompiledNet wrote", file.Path);
        foreach (string name in new[] { VersionName, NetworkName, StructureName, FingerprintName, ChecksumName })
            if (!file.Metadata.ContainsKey(name)) throw new WeightFileException($"expected the metadata '{name}' beside the others of CompiledNet, got none: the file is damaged", file.Path);
        CheckSeal(file);
        return true;
    }

    /// <summary>Makes sure that the checksum is there and fits everything else.</summary>
    /// <exception cref="WeightFileException">It does not.</exception>
    public static void CheckSeal(TensorFile file)
    {
        if (!file.Metadata.TryGetValue(ChecksumName, out string? checksum)) throw new WeightFileException($"expected the metadata '{ChecksumName}', got none: the file is damaged", file.Path);
        if (checksum == Checksum(file.Metadata, file.Tensors)) return;
        throw new WeightFileException(
            $"expected content with the checksum {checksum}, got other content: the file is damaged, or another program changed it and kept the metadata '{Prefix}…'", file.Path);
    }

    private static string Checksum(IEnumerable<KeyValuePair<string, string>> metadata, IEnumerable<NamedTensor> tensors) =>
        ContentChecksum.Of(metadata.Where(pair => IsOwn(pair.Key) && pair.Key != ChecksumName), tensors);

    private static bool IsOwn(string name) => name.StartsWith(Prefix, StringComparison.Ordinal);
}
