using System;

namespace CompiledNet.Federated;

/// <summary>Decides what a federation shows by itself.</summary>
internal static class RoundDisplay
{
    /// <summary>What <see cref="FederationOptions.Verbose"/> asks for.</summary>
    public static ConsoleDisplay<RoundProgress> Of(int? verbose)
    {
        int width = ConsoleDisplay<RoundProgress>.Width();
        return new ConsoleDisplay<RoundProgress>((verbose ?? (width > 0 && AppContext.GetData("CompiledNet.Verbose") is not "0" ? 1 : 0)) switch
        {
            0 => null,
            1 => new RoundProgress(Console.Out, width),
            _ => new RoundProgress(Console.Out, hasBar: false),
        });
    }
}
