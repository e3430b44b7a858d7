using System;
using System.Runtime.CompilerServices;
using System.Threading;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>Adds normal noise to every gradient, with the variance η / (1 + t)^γ at step t, which helps deep networks out of bad starts.</summary>
/// <remarks>
/// A. Neelakantan et al., "Adding Gradient Noise Improves Learning for Very Deep Networks", 2015, who take η from
/// 0.01, 0.3 and 1 and γ = 0.55. The draws are a function of the seed, the step and the place of the number alone.
/// </remarks>
public sealed class GradientNoise : GradientTransformation
{
    // Keeps the draws apart from the first values of parameters and the orders of epochs.
    private const ulong Streams = 1UL << 40;

    private readonly float _variance, _decay;
    private readonly int _seed;
    private RandomStream? _free;

    /// <summary>Sets up the noise.</summary>
    /// <param name="variance">η, the variance at step 0; at least 0.</param>
    /// <param name="decay">γ, how fast it falls; at least 0.</param>
    /// <param name="seed">The seed of the draws.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative or not finite.</exception>
    public GradientNoise(float variance = 0.01f, float decay = 0.55f, int seed = 0)
    {
        (_variance, _decay) = (Option.NotNegative(variance, nameof(variance)), Option.NotNegative(decay, nameof(decay)));
        _seed = seed;
    }

    /// <inheritdoc/>
    [MethodImpl(Hot.Optimized)]
    public override bool Transform(Span<float> gradient, NetworkDescription network, long step)
    {
        ArgumentNullException.ThrowIfNull(network);
        double deviation = Math.Sqrt(_variance / Math.Pow(1 + step, _decay));
        // Taken away meanwhile, as fits may share an object.
        var random = Interlocked.Exchange(ref _free, null) ?? new RandomStream(_seed);
        random.Restart(Streams + (ulong)step);
        // By index, as going through a list by its interface allocates.
        for (int i = 0; i < network.Parameters.Count; i++)
        {
            var parameter = network.Parameters[i];
            if (!parameter.Trainable) continue;
            for (int row = 0; row < parameter.Rows; row++)
                for (int column = 0; column < parameter.Columns; column++)
                    gradient[parameter.IndexOf(row, column)] += (float)(deviation * random.NextNormal());
        }

        _free = random;
        return true;
    }
}
