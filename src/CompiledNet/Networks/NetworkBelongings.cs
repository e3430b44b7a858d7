using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>What belongs to a network besides its parameters, and goes with it: one object for each network.</summary>
internal sealed class NetworkBelongings
{
    private static readonly ConditionalWeakTable<object, NetworkBelongings> s_all = new();

    private Predictor? _idlePredictor;

    private NetworkBelongings()
    {
    }

    /// <summary>The names of the data that the network was fitted to.</summary>
    public DataNames Names { get; set; } = DataNames.None;

    /// <summary>What raw rows go through, or null.</summary>
    public Pipeline? Pipeline { get; set; }

    /// <summary>Which parameters rest, see <see cref="NetworkFreezing.Of"/>; null before anybody asked.</summary>
    public FrozenParameters? Frozen { get; set; }

    /// <summary>Whose it is while it is trained.</summary>
    public TrainingClaim Claim { get; } = new();

    /// <summary>A predictor that waits for the next call of <see cref="NetworkPrediction"/>: who finds none makes one.</summary>
    public ref Predictor? IdlePredictor => ref _idlePredictor;

    /// <summary>Those of a network of whatever element type.</summary>
    public static NetworkBelongings Of(object network) => s_all.GetValue(network, static _ => new NetworkBelongings());
}
