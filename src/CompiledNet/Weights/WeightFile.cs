using System;
using System.Collections.Generic;
using System.IO;

namespace CompiledNet;

/// <summary>
/// Saves the weights of a network as a safetensors file and loads them again, bit for bit. The file names its tensors
/// <c>layer/kernel</c>, <c>layer/bias</c> … in the shapes that users see, and carries what the network computes, the names of its
/// data, its scaler and a checksum.
/// </summary>
/// <remarks>
/// Loading writes into the parameters where they lie. Whoever predicts with the network meanwhile may see some of the old and
/// some of the new ones; training does the same with each step, and whoever saves it from another thread meanwhile.
/// </remarks>
public static class WeightFile
{
    /// <summary>
    /// Saves all parameters, the names that the network knows and the pipeline attached to it, whole or not at all: a file that was there before stays as it was when
    /// saving fails. Folders that are missing are made.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The file to write or to replace; see <see cref="AtomicFile.Write"/>.</param>
    /// <param name="scaler">
    /// The scaler its inputs go through, saved in the same file; or null. It has as many features as the network has inputs, or as
    /// one position of them: [12, 1] takes a scaler of 12 or of 1.
    /// </param>
    /// <exception cref="ArgumentException">The scaler does not fit the network, or a name of the data or a category of the pipeline is not well-formed Unicode.</exception>
    /// <exception cref="WeightFileException">The file cannot be written.</exception>
    public static void Save<T>(this INetwork<T> network, string path, Scaler? scaler = null) where T : unmanaged
    {
        var (tensors, metadata) = Content(network, scaler);
        SafeTensors.Save(path, tensors, metadata);
    }

    /// <summary>Writes the same to a stream: to memory, over a network, into a store of somebody else's.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="stream">Where to write.</param>
    /// <param name="scaler">The scaler its inputs go through, or null.</param>
    /// <exception cref="ArgumentException">The scaler does not fit the network.</exception>
    public static void Save<T>(this INetwork<T> network, Stream stream, Scaler? scaler = null) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(stream);
        var (tensors, metadata) = Content(network, scaler);
        SafeTensors.Write(stream, tensors, metadata);
    }

    /// <summary>
    /// Loads all parameters, the names of its data and its pipeline; when anything is wrong, the network stays as it was. Files without a
    /// structure, written by others, need only fit by name and shape.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="path">A file that a network was saved to whose predictions compute the same, see <see cref="NetworkDescription.Fingerprint"/>.</param>
    /// <exception cref="WeightFileException">The file cannot be read, is damaged, or is of a network that computes something else; the message names the first difference.</exception>
    public static void Load<T>(this INetwork<T> network, string path) where T : unmanaged => network.Load(path, out _);

    /// <summary>The same, with the scaler that was saved with the network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="path">A file that a network was saved to whose predictions compute the same, see <see cref="NetworkDescription.Fingerprint"/>.</param>
    /// <param name="scaler">The scaler, or null if none was saved.</param>
    /// <exception cref="WeightFileException">The file cannot be read, is damaged, or is of a network that computes something else; the message names the first difference.</exception>
    public static void Load<T>(this INetwork<T> network, string path, out Scaler? scaler) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        LoadAll(network, SafeTensors.Load(path), out scaler);
    }

    /// <summary>Loads what was saved to a stream, from its position to its end; when anything is wrong, the network stays as it was.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="stream">A stream that knows its length.</param>
    /// <exception cref="ArgumentException">The stream does not know its length.</exception>
    /// <exception cref="WeightFileException">The content is damaged, or of a network that computes something else; the message names the first difference.</exception>
    public static void Load<T>(this INetwork<T> network, Stream stream) where T : unmanaged => network.Load(stream, out _);

    /// <summary>The same, with the scaler that was saved with the network.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="stream">A stream that knows its length.</param>
    /// <param name="scaler">The scaler, or null if none was saved.</param>
    /// <exception cref="ArgumentException">The stream does not know its length.</exception>
    /// <exception cref="WeightFileException">The content is damaged, or of a network that computes something else; the message names the first difference.</exception>
    public static void Load<T>(this INetwork<T> network, Stream stream, out Scaler? scaler) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        LoadAll(network, SafeTensors.Read(stream), out scaler);
    }

    /// <summary>
    /// Loads all parameters, or only those that fit, and says which; when the file cannot be read, the network stays as it was. In
    /// the mode <see cref="LoadMode.ByName"/> the names that the network knows and its pipeline stay as they are.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="path">A file that any network was saved to.</param>
    /// <param name="mode">What becomes of a file that does not fit in all points.</param>
    /// <returns>What was loaded and what was not.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The mode is unknown.</exception>
    /// <exception cref="WeightFileException">The file cannot be read or is damaged, or the mode is strict and it does not fit.</exception>
    public static LoadReport Load<T>(this INetwork<T> network, string path, LoadMode mode) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        if (!Enum.IsDefined(mode)) throw new ArgumentOutOfRangeException(nameof(mode), mode, "Strict or ByName was expected.");
        var file = SafeTensors.Load(path);
        if (mode == LoadMode.Strict) return LoadAll(network, file, out _);
        FileMetadata.Check(file);
        var assignment = new ParameterAssignment<T>(network.Description, file);
        assignment.Apply(network);
        return assignment.Report;
    }

    private static (List<NamedTensor> Tensors, Dictionary<string, string> Metadata) Content<T>(INetwork<T> network, Scaler? scaler) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        var metadata = FileMetadata.Of(network.Description);
        var tensors = new List<NamedTensor>();
        // Taken once, as Replace may exchange them meanwhile.
        var values = network.Parameters;
        foreach (var parameter in network.Description.Parameters) tensors.Add(ParameterTensors.Read(parameter, values.Span));
        NamesFile.Write(NetworkNames.Of(network), metadata);
        PipelineFile.Write(network.Pipeline(), metadata, tensors);
        if (scaler is not null)
        {
            if (ScalerFile.Misfit(scaler, network.Description) is { } misfit) throw new ArgumentException($"The network {network.Description.Name} {misfit}.", nameof(scaler));
            tensors.AddRange(scaler.ToTensors());
            metadata.Add(ScalerFile.KindName, ScalerFile.Kind(scaler));
            if (scaler.FeatureNames.Count > 0) metadata.Add(ScalerFile.FeaturesName, NameList.Text(scaler.FeatureNames));
        }

        FileMetadata.Seal(metadata, tensors);
        return (tensors, metadata);
    }

    private static LoadReport LoadAll<T>(INetwork<T> network, TensorFile file, out Scaler? scaler) where T : unmanaged
    {
        bool isOwn = FileMetadata.Check(file);
        var assignment = new ParameterAssignment<T>(network.Description, file);
        assignment.RequireAll();
        if (isOwn) CheckStructure(network.Description, file);
        scaler = ScalerFile.Read(file);
        if (scaler is not null && ScalerFile.Misfit(scaler, network.Description) is { } misfit)
            throw new WeightFileException($"the network {network.Description.Name} {misfit}", file.Path);
        var names = NamesFile.Read(file, network.Description);
        var pipeline = PipelineFile.Read(file);
        if (pipeline is not null) NetworkPipelines.Check(network.Description, pipeline, message => new WeightFileException(message, file.Path));
        assignment.Apply(network);
        NetworkNames.Set(network, names);
        network.Attach(pipeline);
        return assignment.Report;
    }

    private static void CheckStructure(NetworkDescription network, TensorFile file)
    {
        var structure = new NetworkStructure(network);
        if (file.Metadata[FileMetadata.FingerprintName] == structure.Fingerprint) return;
        throw new WeightFileException(
            structure.DifferenceTo(file.Metadata[FileMetadata.StructureName]) ?? "expected a fingerprint that fits the structure in the file, got another", file.Path);
    }
}
