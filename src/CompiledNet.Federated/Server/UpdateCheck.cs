using System;
using System.Linq;

namespace CompiledNet.Federated;

/// <summary>Takes an update apart, and says of one that does not fit what differs.</summary>
internal sealed class UpdateCheck(NetworkDescription network, long byteLimit)
{
    /// <summary>The update of a message, or null.</summary>
    /// <param name="client">Who has sent it.</param>
    /// <param name="round">The round that is open.</param>
    /// <param name="message">What came.</param>
    /// <param name="refusal">Why there is none.</param>
    public ReceivedUpdate? Run(string client, int round, ReadOnlyMemory<byte> message, out Refusal? refusal)
    {
        refusal = null;
        if (message.Length > byteLimit)
            return Refuse(client, RefusalReason.TooManyBytes, $"expected an update of at most {byteLimit} bytes, got {message.Length}", out refusal);

        FederatedUpdate update;
        try
        {
            update = FederatedUpdate.Read(message);
        }
        catch (FederatedException damage)
        {
            return Refuse(client, RefusalReason.Unreadable, damage.Message, out refusal);
        }

        if (update.Round != round) return Refuse(client, RefusalReason.OtherRound, $"expected an update of round {round}, got one of round {update.Round}", out refusal);
        if (network.DifferenceTo(update.Structure) is { } difference) return Refuse(client, RefusalReason.OtherNetwork, difference, out refusal);
        if (MisfitOf(update) is { } misfit) return Refuse(client, RefusalReason.OtherStructure, misfit, out refusal);
        if (update.Samples <= 0) return Refuse(client, RefusalReason.NoSamples, $"expected an update that was trained on a sample at least, got one on {update.Samples}", out refusal);
        if (!double.IsFinite(update.Loss)) return Refuse(client, RefusalReason.NotFinite, FormattableString.Invariant($"expected a finite loss, got {update.Loss}"), out refusal);
        float[][] values = Values(update);
        for (int i = 0; i < values.Length; i++)
            if (Array.FindIndex(values[i], static value => !float.IsFinite(value)) is >= 0 and var at)
                return Refuse(client, RefusalReason.NotFinite, FormattableString.Invariant($"expected finite weights, got {values[i][at]} at {at} of '{network.Parameters[i].Name}'"), out refusal);
        return new ReceivedUpdate(client, update.Samples, update.Loss, values);
    }

    private string? MisfitOf(FederatedUpdate update)
    {
        var came = update.Tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        foreach (var parameter in network.Parameters)
        {
            if (!came.Remove(parameter.Name, out var tensor)) return $"the network {network.Name} expects a tensor '{parameter.Name}', got none";
            if (!tensor.Shape.SequenceEqual(parameter.Shape)) return $"the network {network.Name} expects [{string.Join(", ", parameter.Shape)}] for '{parameter.Name}', got [{string.Join(", ", tensor.Shape)}]";
        }

        return came.Count > 0 ? $"the network {network.Name} expects no tensor '{came.Keys.Order(StringComparer.Ordinal).First()}'" : null;
    }

    // Doubles beyond the range of singles become infinite, and are refused as such.
    private float[][] Values(FederatedUpdate update)
    {
        var came = update.Tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        return [.. network.Parameters.Select(parameter => came[parameter.Name].ToArray())];
    }

    private static ReceivedUpdate? Refuse(string client, RefusalReason reason, string message, out Refusal? refusal)
    {
        refusal = new Refusal(client, reason, message);
        return null;
    }
}
