using CompiledNet;

/// <summary>A mail as a row: its subject and its text, and whether it is spam or ham, as far as that is known.</summary>
[TableRow<SpamNetwork>]
internal sealed partial record Mail(
    [property: Feature("text", Inputs = SpamNetwork.Places)] string Text,
    [property: Target("kind")] string? Kind = null);
