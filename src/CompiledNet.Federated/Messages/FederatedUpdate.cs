using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Runtime.InteropServices;

namespace CompiledNet.Federated;

/// <summary>What a client sends back: its weights after a round, on how many samples they were trained, and the loss there.</summary>
/// <remarks>
/// Over a wire it is a safetensors file: a tensor for each parameter under its name, in Keras' shape and any floating-point type (F32 is what <see cref="Of"/>
/// makes; BF16 or F16 halve it), and the other numbers as texts <c>compilednet.federated.…</c>, with a checksum over all of it (<see cref="SafeTensors.Seal"/>). Reading executes nothing, and reserves no memory beyond the length of the message.
/// </remarks>
public sealed class FederatedUpdate
{
    private const string Prefix = "compilednet.federated", Version = "2";

    private FederatedUpdate(int round, long samples, double loss, string structure, IReadOnlyList<NamedTensor> tensors) =>
        (Round, Samples, Loss, Structure, Tensors) = (round, samples, loss, structure, tensors);

    /// <summary>The number of the round that it belongs to.</summary>
    public int Round { get; }

    /// <summary>On how many samples the client has trained: what its weights weigh in the mean.</summary>
    public long Samples { get; }

    /// <summary>The client's loss in the last of its local epochs, without a proximal term.</summary>
    public double Loss { get; }

    /// <summary><see cref="NetworkDescription.Structure"/> of the client's network.</summary>
    public string Structure { get; }

    /// <summary>The weights, by the names of the parameters.</summary>
    public IReadOnlyList<NamedTensor> Tensors { get; }

    /// <summary>The update with the weights of a network.</summary>
    /// <param name="network">The network as the client has trained it.</param>
    /// <param name="round">The number of the round.</param>
    /// <param name="samples">On how many samples.</param>
    /// <param name="loss">The loss there.</param>
    public static FederatedUpdate Of(INetwork<float> network, int round, long samples, double loss)
    {
        ArgumentNullException.ThrowIfNull(network);
        var tensors = new List<NamedTensor>();
        foreach (var weight in network.Weights) tensors.Add(new NamedTensor(weight.Name, [.. weight.Shape], weight.ToArray()));
        return new FederatedUpdate(round, samples, loss, network.Description.Structure, tensors);
    }

    /// <summary>The message.</summary>
    public byte[] ToBytes()
    {
        var stream = new MemoryStream();
        SafeTensors.Write(stream, Tensors, SafeTensors.Seal(Tensors, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Prefix] = Version,
            [Prefix + ".round"] = Round.ToString(CultureInfo.InvariantCulture),
            [Prefix + ".samples"] = Samples.ToString(CultureInfo.InvariantCulture),
            [Prefix + ".loss"] = Loss.ToString("R", CultureInfo.InvariantCulture),
            [Prefix + ".structure"] = Structure,
        }));
        return stream.ToArray();
    }

    /// <summary>Reads a message that nobody vouches for.</summary>
    /// <exception cref="FederatedException">It is no update, or of another version.</exception>
    public static FederatedUpdate Read(ReadOnlyMemory<byte> message)
    {
        TensorFile file;
        try
        {
            using var stream = MemoryMarshal.TryGetArray(message, out var part) ? new MemoryStream(part.Array!, part.Offset, part.Count, writable: false) : new MemoryStream(message.ToArray());
            file = SafeTensors.Read(stream);
        }
        catch (WeightFileException damage)
        {
            throw new FederatedException($"The message is no update: {damage.Message}", damage);
        }

        if (!file.Metadata.TryGetValue(Prefix, out string? version)) throw new FederatedException($"The message is no update: expected the text '{Prefix}', got none.");
        if (version != Version) throw new FederatedException($"Expected an update of version {Version}, got '{version}'.");
        try
        {
            file.CheckSeal();
        }
        catch (WeightFileException damage)
        {
            throw new FederatedException($"The update is damaged: {damage.Message}", damage);
        }

        return new FederatedUpdate(
            int.TryParse(Text(file, ".round"), NumberStyles.None, CultureInfo.InvariantCulture, out int round) ? round : throw NoNumber(file, ".round"),
            long.TryParse(Text(file, ".samples"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long samples) ? samples : throw NoNumber(file, ".samples"),
            double.TryParse(Text(file, ".loss"), NumberStyles.Float, CultureInfo.InvariantCulture, out double loss) ? loss : throw NoNumber(file, ".loss"),
            Text(file, ".structure"), file.Tensors);
    }

    private static string Text(TensorFile file, string name) =>
        file.Metadata.TryGetValue(Prefix + name, out string? text) ? text : throw new FederatedException($"Expected the text '{Prefix}{name}' in an update, got none.");

    private static FederatedException NoNumber(TensorFile file, string name) => new($"Expected a number as '{Prefix}{name}', got '{Text(file, name)}'.");
}
