using CompiledNet;

/// <summary>Prints what the network writes after each epoch, on one line.</summary>
internal sealed class WrittenText(TextGenerator generator) : Callback
{
    private const int Length = 160;

    public override void OnEpochEnd(FitContext context) =>
        Console.WriteLine($"    {generator.Write("Mr. Darcy", Length).Replace('\n', ' ')}");
}
