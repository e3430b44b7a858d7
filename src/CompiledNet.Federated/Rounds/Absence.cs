namespace CompiledNet.Federated;

/// <summary>A client that was asked and has sent nothing.</summary>
/// <param name="Client">Who.</param>
/// <param name="Reason">What is known about it: what the client threw, or that the time was over.</param>
public sealed record Absence(string Client, string Reason)
{
    /// <summary>What is known about it; may come from the client.</summary>
    public string Reason { get; init; } = Refusal.Printable(Reason);

    /// <summary><c>client 3: …</c></summary>
    public override string ToString() => $"{Client}: {Reason}";
}
