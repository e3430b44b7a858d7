using System;
using System.Threading;

namespace CompiledNet;

/// <summary>Who may take a step.</summary>
public sealed partial class Trainer
{
    private int _entered;

    /// <summary>Lets go of the network and the optimizer that a fit has held.</summary>
    internal void Release() => LetGo((true, true));

    private (bool Network, bool Optimizer) Claim()
    {
        if (!_networkClaim.TryTake(this, out bool network)) throw InUse($"The network '{Network.Description.Name}'");
        if (_optimizerClaim.TryTake(this, out bool optimizer)) return (network, optimizer);
        if (network) _networkClaim.Release();
        throw InUse($"The optimizer {Optimizer.GetType().Name}");

        static InvalidOperationException InUse(string what) =>
            new($"{what} is being trained by another fit or trainer at this moment: one has to end before the other begins.");
    }

    private void LetGo((bool Network, bool Optimizer) claims)
    {
        if (claims.Optimizer) _optimizerClaim.Release();
        if (claims.Network) _networkClaim.Release();
    }

    private (bool Network, bool Optimizer) Enter()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (Interlocked.Exchange(ref _entered, 1) != 0)
            throw new InvalidOperationException("Another thread is in this trainer: it is for one at a time, and computes on several itself if it is told so.");
        try
        {
            var claims = Claim();
            try
            {
                CheckBinding();
                return claims;
            }
            catch
            {
                LetGo(claims);
                throw;
            }
        }
        catch
        {
            Volatile.Write(ref _entered, 0);
            throw;
        }
    }

    private void CheckBinding()
    {
        if (!ReferenceEquals(Optimizer.Binding, _binding))
            throw new InvalidOperationException($"The optimizer {Optimizer.GetType().Name} was initialized anew, by another trainer or by hand, since this trainer began: each trainer needs one of its own.");
    }

    private void Leave((bool Network, bool Optimizer) claims)
    {
        LetGo(claims);
        Volatile.Write(ref _entered, 0);
    }
}
