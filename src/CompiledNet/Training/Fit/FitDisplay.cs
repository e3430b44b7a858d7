using System;
using System.Threading;

namespace CompiledNet;

/// <summary>Decides what a fit shows by itself, and shows it.</summary>
internal sealed class FitDisplay
{
    private static int s_shown;

    private readonly ConsoleDisplay<ConsoleProgress> _console;
    private readonly bool _isCounted;

    private FitDisplay(ConsoleProgress? progress, bool isCounted) => (_console, _isCounted) = (new ConsoleDisplay<ConsoleProgress>(progress), isCounted);

    /// <summary>Shows nothing.</summary>
    public static FitDisplay Nothing { get; } = new(progress: null, isCounted: false);

    /// <summary>What <see cref="FitOptions.Verbose"/> asks for.</summary>
    public static FitDisplay Of(FitOptions options)
    {
        int width = ConsoleDisplay<ConsoleProgress>.Width();
        if (options.Verbose is { } verbose) return new FitDisplay(Progress(verbose, width), isCounted: false);

        // Where several fits run at once, the first has the line.
        bool isShown = !ShowsProgress(options) && AppContext.GetData("CompiledNet.Verbose") is not "0" && Interlocked.CompareExchange(ref s_shown, 1, 0) == 0;
        return new FitDisplay(isShown ? Progress(1, width) : null, isShown);
    }

    /// <summary>Tells the display, if there is one.</summary>
    public void Show(Action<ConsoleProgress, FitContext> what, FitContext context) => _console.Show(what, context);

    /// <summary>The fit is over, however.</summary>
    public void End(FitContext context)
    {
        Show(static (progress, context) => progress.OnTrainEnd(context), context);
        if (_isCounted) Volatile.Write(ref s_shown, 0);
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
}
