using System.Threading.Tasks;
using CompiledNet.Federated;
using Orleans;

namespace CompiledNet.Orleans;

/// <summary>
/// A federation: one server that clients of the cluster call, each when it likes. The key is its name, under which
/// <see cref="FederationHosting.AddFederation"/> has set it up in every silo.
/// </summary>
/// <remarks>
/// Nothing waits for a client, and no client has to be reachable: it asks what there is to do and sends what it has done. The server lives in one silo, and in
/// another one when that is lost; its state and the updates of the open round are in the store before they are answered.
/// </remarks>
public interface IFederationGrain : IGrainWithStringKey
{
    /// <summary>Asks what there is to do; who asks can be drawn for the next round.</summary>
    /// <param name="client">What the client is called.</param>
    Task<FederationOffer> PullAsync(string client);

    /// <summary>Sends the update of a round.</summary>
    /// <param name="client">What the client is called.</param>
    /// <param name="message">The message of <c>FederatedUpdate.ToBytes</c>.</param>
    /// <returns>Why it was refused, or null.</returns>
    Task<Refusal?> PushAsync(string client, byte[] message);

    /// <summary>Says that a client will send nothing in the round that it was asked in.</summary>
    /// <param name="client">What the client is called.</param>
    /// <param name="reason">Why.</param>
    Task LeaveAsync(string client, string reason);

    /// <summary>How far the federation is.</summary>
    Task<FederationStatus> GetStatusAsync();

    /// <summary>The weights of the last round that had a quorum, for <c>network.Load</c> of a stream.</summary>
    Task<byte[]> GetWeightsAsync();
}
