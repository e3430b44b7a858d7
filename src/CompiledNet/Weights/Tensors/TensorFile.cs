using System;
using System.Collections.Generic;

namespace CompiledNet;

/// <summary>What a safetensors file holds.</summary>
public sealed class TensorFile
{
    private readonly Dictionary<string, NamedTensor> _byName;

    internal TensorFile(string? path, IReadOnlyList<NamedTensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        (Path, Tensors, Metadata) = (path, tensors, metadata);
        _byName = new(tensors.Count, StringComparer.Ordinal);
        foreach (var tensor in tensors) _byName.Add(tensor.Name, tensor);
    }

    /// <summary>Where it was read from, or null for a stream.</summary>
    public string? Path { get; }

    /// <summary>The tensors in the order of the file's data.</summary>
    public IReadOnlyList<NamedTensor> Tensors { get; }

    /// <summary>The texts that were saved with them, by name.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Makes sure that the content is what it was when it was given <see cref="SafeTensors.Seal"/>.</summary>
    /// <exception cref="WeightFileException">It is not, or has no seal.</exception>
    public void CheckSeal() => FileMetadata.CheckSeal(this);

    /// <summary>The tensor with this name, or null.</summary>
    public NamedTensor? Find(string name) => _byName.GetValueOrDefault(name);
}
