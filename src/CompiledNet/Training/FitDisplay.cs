using System;
using System.IO;
using System.Security;
using System.Threading;

namespace CompiledNet;

/// <summary>Decides what a fit shows by itself, and shows it: nothing that goes wrong with a console ends a fit.</summary>
internal sealed class FitDisplay
{
    // What a terminal has that does not say how wide it is.
    private const int UsualWidth = 80;

    private static int s_shown;

    private readonly bool _isCounted;
    private ConsoleProgress? _progress;

    private FitDisplay(ConsoleProgress? progress, bool isCounted) => (_progress, _isCounted) = (progress, isCounted);

    /// <summary>Shows nothing.</summary>
    public static FitDisplay Nothing { get; } = new(progress: null, isCounted: false);

    /// <summary>What <see cref="FitOptions.Verbose"/> asks for.</summary>
    public static FitDisplay Of(FitOptions options)
    {
        int width = TerminalWidth();
        if (options.Verbose is { } verbose) return new FitDisplay(Progress(verbose, width), isCounted: false);

        // Where several fits run at once, the first has the line.
        bool isShown = !ShowsProgress(options) && AppContext.GetData("CompiledNet.Verbose") is not "0" && Interlocked.CompareExchange(ref s_shown, 1, 0) == 0;
        return new FitDisplay(isShown ? Progress(1, width) : null, isShown);
    }

    /// <summary>Tells the display, if there is one.</summary>
    public void Show(Action<ConsoleProgress, FitContext> what, FitContext context)
    {
        if (_progress is not null) Show(_progress, what, context);
    }

    /// <summary>The fit is over, however.</summary>
    public void End(FitContext context)
    {
        Show(static (progress, context) => progress.OnTrainEnd(context), context);
        if (_isCounted) Volatile.Write(ref s_shown, 0);
    }

    private void Show(ConsoleProgress progress, Action<ConsoleProgress, FitContext> what, FitContext context)
    {
        try
        {
            what(progress, context);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or UnauthorizedAccessException)
        {
            // Whoever read the output has gone.
            _progress = null;
        }
    }

    private static ConsoleProgress? Progress(int verbose, int width) => verbose switch
    {
        0 => null,
        1 => new ConsoleProgress(Console.Out, width),
        _ => new ConsoleProgress(Console.Out, hasBar: false),
    };

    private static bool ShowsProgress(FitOptions options)
    {
        foreach (var callback in options.Callbacks)
            if (callback is ProgressBar or ConsoleProgress) return true;
        return false;
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
