using System.Linq;

namespace CompiledNet.Federated;

/// <summary>An update that was not taken; the weights of the server and what others have sent are as they were.</summary>
/// <param name="Client">Whose it was.</param>
/// <param name="Reason">Why.</param>
/// <param name="Message">What was expected and what came, of at most 400 characters.</param>
public sealed record Refusal(string Client, RefusalReason Reason, string Message)
{
    private const int Longest = 400;

    /// <summary>What was expected and what came; parts of it may come from the client.</summary>
    public string Message { get; init; } = Printable(Message);

    /// <summary><c>client 3: OtherStructure: …</c></summary>
    public override string ToString() => $"{Client}: {Reason}: {Message}";

    // What comes from a stranger may be long, and holds no orders to a terminal.
    internal static string Printable(string text) =>
        string.Concat((text.Length > Longest ? text[..(Longest - 1)] + "…" : text).Select(static character => char.IsControl(character) ? ' ' : character));
}
