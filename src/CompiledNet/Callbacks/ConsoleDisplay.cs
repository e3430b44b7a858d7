using System;
using System.IO;
using System.Security;

namespace CompiledNet;

/// <summary>What is shown of some work by itself, on a terminal if there is one: nothing that goes wrong with a console ends the work.</summary>
/// <param name="progress">What shows it; null for nothing.</param>
/// <remarks>Compiled into the packages that show something, so that it is no part of what they offer.</remarks>
internal sealed class ConsoleDisplay<TProgress>(TProgress? progress) where TProgress : class
{
    // What a terminal has that does not say how wide it is.
    private const int UsualWidth = 80;

    private TProgress? _progress = progress;

    /// <summary>How many characters a line of the terminal has; 0 where nobody looks at one that can go back in its line.</summary>
    public static int Width()
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

    /// <summary>Tells it, if there is something to tell.</summary>
    /// <param name="what">What; without a closure, where the work is to allocate nothing.</param>
    /// <param name="context">What it needs for that.</param>
    public void Show<TContext>(Action<TProgress, TContext> what, TContext context)
    {
        try
        {
            if (_progress is not null) what(_progress, context);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or UnauthorizedAccessException)
        {
            // Whoever read the output has gone.
            _progress = null;
        }
    }
}
