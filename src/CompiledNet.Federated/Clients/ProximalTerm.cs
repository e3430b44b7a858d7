using System;

namespace CompiledNet.Federated;

/// <summary>
/// The proximal term of FedProx, μ/2 · ‖w − w₀‖², by its gradient μ (w − w₀): ties a client's weights to those it began the round with, so that clients whose data
/// differ do not drift apart.
/// </summary>
/// <remarks>
/// T. Li et al., "Federated Optimization in Heterogeneous Networks", 2020. Stands between gradient and update, behind the regularizers and
/// before clipping; reported losses do not have it. What is frozen or not trained has no term.
/// </remarks>
public sealed class ProximalTerm : GradientTransformation
{
    private readonly INetwork<float> _network;
    private readonly float[] _start;
    private readonly float _mu;

    /// <summary>Ties a network to the weights that it has now.</summary>
    /// <param name="network">The network that is going to be trained.</param>
    /// <param name="mu">μ, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="mu"/> is negative or not finite.</exception>
    public ProximalTerm(INetwork<float> network, float mu)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (!(mu >= 0 && float.IsFinite(mu))) throw new ArgumentOutOfRangeException(nameof(mu), mu, "A finite number of at least 0 was expected.");
        (_network, _mu) = (network, mu);
        _start = network.Parameters.Span[..network.Description.TrainableLength].ToArray();
    }

    /// <inheritdoc/>
    public override bool Transform(Span<float> gradient, NetworkDescription network, long step)
    {
        // Padding is zero now and was zero then; so is the difference of what rests.
        var weights = _network.Parameters.Span;
        for (int i = 0; i < gradient.Length; i++) gradient[i] += _mu * (weights[i] - _start[i]);
        return true;
    }
}
