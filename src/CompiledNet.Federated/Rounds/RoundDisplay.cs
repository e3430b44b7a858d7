using System;
using System.IO;
using System.Security;

namespace CompiledNet.Federated;

/// <summary>What a federation shows by itself: nothing that goes wrong with a console ends it.</summary>
internal sealed class RoundDisplay
{
    // What a terminal has that does not say how wide it is.
    private const int UsualWidth = 80;

    private RoundProgress? _progress;

    /// <summary>What <see cref="FederationOptions.Verbose"/> asks for.</summary>
    public RoundDisplay(int? verbose)
    {
        int width = TerminalWidth();
        _progress = (verbose ?? (width > 0 && AppContext.GetData("CompiledNet.Verbose") is not "0" ? 1 : 0)) switch
        {
            0 => null,
            1 => new RoundProgress(Console.Out, width),
            _ => new RoundProgress(Console.Out, hasBar: false),
        };
    }

    /// <summary>Tells the display, if there is one.</summary>
    public void Show(Action<RoundProgress> what)
    {
        try
        {
            if (_progress is not null) what(_progress);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or UnauthorizedAccessException)
        {
            // Whoever read the output has gone.
            _progress = null;
        }
    }

    // 0 where nobody looks at a terminal that can go back in its line.
    private static int TerminalWidth()
    {
        try
        {
            if (Console.IsOutputRedirected || Environment.GetEnvironmentVariable("TERM") is "dumb") return 0;
            return Console.WindowWidth is > 0 and var width ? width : UsualWidth;
        }
        catch (Exception exception) when (exception is IOException or PlatformNotSupportedException or SecurityException or InvalidOperationException)
        {
            return 0;
        }
    }
}
