using System.Threading;

namespace CompiledNet;

/// <summary>
/// Whose a network or an optimizer is while it is trained: one fit's from its beginning to its end, or one step's. Whoever comes
/// in between is told so, as two that change the same numbers would leave a mixture that no seed gives again.
/// </summary>
internal sealed class TrainingClaim
{
    private object? _owner;

    /// <summary>Takes it for <paramref name="owner"/>, whose it may be already.</summary>
    /// <param name="owner">Who wants it.</param>
    /// <param name="isNew">Whether it has to be released: it was nobody's before.</param>
    /// <returns>False if it is somebody else's.</returns>
    public bool TryTake(object owner, out bool isNew)
    {
        object? before = Interlocked.CompareExchange(ref _owner, owner, null);
        isNew = before is null;
        return isNew || before == owner;
    }

    /// <summary>Lets go of it.</summary>
    public void Release() => Volatile.Write(ref _owner, null);
}
