using System.Threading.Tasks;
using Orleans;

namespace CompiledNet.Orleans;

/// <summary>Keeps a client's update until its round is closed. The key is the name of the federation, a slash and that of the client.</summary>
internal interface IUpdateGrain : IGrainWithStringKey
{
    /// <summary>Keeps an update in the place of an older one.</summary>
    Task KeepAsync(int round, int attempt, byte[] message);

    /// <summary>The update that was kept for an attempt at a round, or null.</summary>
    Task<byte[]?> FindAsync(int round, int attempt);

    /// <summary>Forgets what was kept before an attempt at a round.</summary>
    Task ForgetAsync(int round, int attempt);
}
