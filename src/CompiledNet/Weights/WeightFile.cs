using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;

namespace CompiledNet;

/// <summary>
/// Saves the weights of a network as a safetensors file and loads them again, bit for bit. The file names its tensors
/// <c>layer/kernel</c>, <c>layer/bias</c> … in the shapes that users see, and carries the structure of the network.
/// </summary>
public static class WeightFile
{
    private const string
        VersionName = "compilednet.format", Version = "1", NetworkName = "compilednet.network",
        StructureName = "compilednet.structure", FingerprintName = "compilednet.fingerprint";

    /// <summary>Saves all parameters, the names that the network knows and the pipeline attached to it, whole or not at all: a file that was there before stays as it was when saving fails.</summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The file to write or to replace.</param>
    /// <param name="scaler">The scaler its inputs go through, saved in the same file; or null.</param>
    /// <exception cref="WeightFileException">The file cannot be written.</exception>
    public static void Save<T>(this INetwork<T> network, string path, Scaler? scaler = null) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        string structure = NetworkStructure.Text(network.Description);
        var metadata = new Dictionary<string, string>
        {
            [VersionName] = Version,
            [NetworkName] = network.Description.Name,
            [StructureName] = structure,
            [FingerprintName] = NetworkStructure.Fingerprint(structure),
        };
        NamesFile.Write(NetworkNames.Of(network), metadata);
        var tensors = new List<NamedTensor>();
        foreach (var parameter in network.Description.Parameters) tensors.Add(ToTensor(parameter, network.Parameters.Span));
        PipelineFile.Write(network.Pipeline(), metadata, tensors);
        if (scaler is not null)
        {
            tensors.AddRange(scaler.ToTensors());
            metadata.Add(ScalerFile.KindName, ScalerFile.Kind(scaler));
            if (scaler.FeatureNames.Count > 0) metadata.Add(ScalerFile.FeaturesName, NameList.Text(scaler.FeatureNames));
        }

        SafeTensors.Save(path, tensors, metadata);
    }

    /// <summary>Loads all parameters, names and pipeline; when anything is wrong, the network stays as it was. Files without a structure, written by others, need only fit by name and shape.</summary>
    /// <param name="network">The network.</param>
    /// <param name="path">A file that a network of the same structure was saved to.</param>
    /// <exception cref="WeightFileException">The file cannot be read, is damaged, or is of another structure; the message names the first difference.</exception>
    public static void Load<T>(this INetwork<T> network, string path) where T : unmanaged => network.Load(path, out _);

    /// <summary>Loads all parameters and the scaler that was saved with them; when anything is wrong, the network stays as it was.</summary>
    /// <param name="network">The network.</param>
    /// <param name="path">A file that a network of the same structure was saved to.</param>
    /// <param name="scaler">The scaler, or null if none was saved.</param>
    /// <exception cref="WeightFileException">The file cannot be read, is damaged, or is of another structure; the message names the first difference.</exception>
    public static void Load<T>(this INetwork<T> network, string path, out Scaler? scaler) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        var file = SafeTensors.Load(path);
        CheckVersion(file);
        CheckTensors(network.Description, file);
        CheckStructure(network.Description, file);
        scaler = ScalerFile.Read(file);
        if (scaler is not null && scaler.FeatureCount != network.Description.InputSize)
            throw new WeightFileException($"expected a scaler of {network.Description.InputSize} inputs, got one of {scaler.FeatureCount}", path);
        var names = NamesFile.Read(file, network.Description);
        var pipeline = PipelineFile.Read(file);
        if (pipeline is not null) NetworkPipelines.Check(network.Description, pipeline, message => new WeightFileException(message, path));

        // All buffers exist before the first number is put in place, so that not even a lack of memory leaves half a network.
        var parameters = network.Description.Parameters;
        var values = new T[parameters.Count][];
        for (int i = 0; i < values.Length; i++) values[i] = Values<T>(file.Find(parameters[i].Name)!);
        for (int i = 0; i < values.Length; i++) parameters[i].Scatter(values[i], network.Parameters.Span);
        NetworkNames.Set(network, names);
        network.Attach(pipeline);
    }

    private static NamedTensor ToTensor<T>(ParameterDescription parameter, ReadOnlySpan<T> block) where T : unmanaged
    {
        var values = new T[parameter.Count];
        parameter.Gather(block, values);
        int[] shape = [.. parameter.Shape];
        if (typeof(T) == typeof(float)) return new NamedTensor(parameter.Name, shape, MemoryMarshal.Cast<T, float>(values.AsSpan()));
        if (typeof(T) == typeof(double)) return new NamedTensor(parameter.Name, shape, MemoryMarshal.Cast<T, double>(values.AsSpan()));
        throw new NotSupportedException($"Weights of type {typeof(T)} cannot be saved, only float and double.");
    }

    private static T[] Values<T>(NamedTensor tensor) where T : unmanaged
    {
        var values = new T[tensor.Count];
        if (typeof(T) == typeof(float)) tensor.CopyTo(MemoryMarshal.Cast<T, float>(values.AsSpan()));
        else if (typeof(T) == typeof(double)) tensor.CopyTo(MemoryMarshal.Cast<T, double>(values.AsSpan()));
        else throw new NotSupportedException($"Weights of type {typeof(T)} cannot be loaded, only float and double.");
        return values;
    }

    private static void CheckVersion(TensorFile file)
    {
        if (file.Metadata.TryGetValue(VersionName, out string? version) && version != Version)
            throw new WeightFileException($"expected the format version {Version}, got '{version}', which another version of CompiledNet wrote", file.Path);
    }

    private static void CheckTensors(NetworkDescription network, TensorFile file)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var parameter in network.Parameters)
        {
            known.Add(parameter.Name);
            var tensor = file.Find(parameter.Name);
            if (tensor is null)
                throw new WeightFileException($"the network {network.Name} expects {ShapeText.Of(parameter.Shape)}, got no such tensor", file.Path, parameter.Name);
            if (!SameShape(tensor, parameter))
            {
                throw new WeightFileException(
                    $"the network {network.Name} expects {ShapeText.Of(parameter.Shape)}, got {ShapeText.Of(tensor.Shape)}", file.Path, parameter.Name);
            }
        }

        foreach (var tensor in file.Tensors)
        {
            if (!known.Contains(tensor.Name) && !ScalerFile.Owns(tensor.Name) && !PipelineFile.Owns(tensor.Name))
                throw new WeightFileException($"the network {network.Name} expects no such tensor, got one of {ShapeText.Of(tensor.Shape)}", file.Path, tensor.Name);
        }
    }

    private static void CheckStructure(NetworkDescription network, TensorFile file)
    {
        if (!file.Metadata.TryGetValue(FingerprintName, out string? fingerprint)) return;
        string structure = NetworkStructure.Text(network);
        if (fingerprint == NetworkStructure.Fingerprint(structure)) return;

        var (expected, came) = NetworkStructure.FirstDifference(structure, file.Metadata.GetValueOrDefault(StructureName, ""));
        throw new WeightFileException(
            expected is null && came is null
                ? "expected a fingerprint that fits the structure in the file, got another"
                : $"the network {network.Name} expects '{expected ?? "nothing more"}', got '{came ?? "nothing more"}'", file.Path);
    }

    private static bool SameShape(NamedTensor tensor, ParameterDescription parameter)
    {
        if (tensor.Shape.Count != parameter.Shape.Count) return false;
        for (int i = 0; i < tensor.Shape.Count; i++)
            if (tensor.Shape[i] != parameter.Shape[i]) return false;
        return true;
    }
}
