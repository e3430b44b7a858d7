using System;
using System.Diagnostics;
using System.IO;
using System.Threading;
using CompiledNet.Live;
using CompiledNet.Report;

namespace CompiledNet;

/// <summary>
/// Serves the report of a fit on this machine while it runs: <c>Callbacks = [new LivePage()]</c> prints its address. The page has a button that stops the
/// fit after the current batch. Nothing but the loopback address is bound, and the server ends with the fit.
/// </summary>
/// <remarks>
/// Requests that name another host than 127.0.0.1 or localhost are refused, and so is every one that would change something without the token
/// of the page. While nobody looks at the page it takes no time and allocates nothing; while somebody does, the content is made anew once a second at most,
/// on the thread of the fit, at the cost of a prediction of the validation data. The result of the fit is the same with and without it, unless it is stopped.
/// </remarks>
public sealed class LivePage : Callback, IDisposable
{
    private static readonly long s_interval = Stopwatch.Frequency;

    private readonly int _port;
    private readonly TextWriter? _writer;
    private readonly ReportOptions _options;
    private LiveServer? _server;
    private long _made;

    /// <summary>Sets up the page.</summary>
    /// <param name="port">The port; 0 for any that is free.</param>
    /// <param name="options">What stands in the report; null for the defaults.</param>
    /// <param name="writer">Where the address is printed; null for the console.</param>
    /// <exception cref="ArgumentOutOfRangeException">The port is not from 0 to 65535.</exception>
    public LivePage(int port = 0, ReportOptions? options = null, TextWriter? writer = null)
    {
        if (port is < 0 or > 65535) throw new ArgumentOutOfRangeException(nameof(port), port, "From 0, for any, to 65535 was expected.");
        (_port, _options, _writer) = (port, options ?? new ReportOptions(), writer);
    }

    /// <summary>The address of the page while a fit runs, or null.</summary>
    public Uri? Address => _server?.Address;

    /// <inheritdoc/>
    public override bool IsForFirstRankOnly => true;

    /// <inheritdoc/>
    /// <exception cref="IOException">The port is taken, or may not be listened on.</exception>
    public override void OnTrainBegin(FitContext context)
    {
        Dispose();
        _server = new LiveServer(_port, Content(context, RunState.Running));
        (_writer ?? Console.Out).WriteLine($"Live page: {Address}");
    }

    /// <inheritdoc/>
    public override void OnEpochBegin(FitContext context) => Update(context, hasNews: true);

    /// <inheritdoc/>
    public override void OnBatchEnd(FitContext context)
    {
        if (_server is { IsStopWanted: true }) context.StopTraining = true;
        Update(context, hasNews: false);
    }

    /// <inheritdoc/>
    public override void OnTrainEnd(FitContext context)
    {
        _server?.Publish(Content(context, context.History.Cancelled ? RunState.Cancelled : RunState.Finished), isLast: true);
        Dispose();
    }

    /// <summary>Ends the server, which a fit that an exception ended leaves running; a fit that is under way goes on without the page.</summary>
    public void Dispose() => Interlocked.Exchange(ref _server, null)?.Dispose();

    // Who has just opened the page is shown what there is; others see every epoch, if epochs take long enough.
    private void Update(FitContext context, bool hasNews)
    {
        if (_server is not { } server || (!server.IsNewcomerWaiting && !(hasNews && server.HasReaders))) return;
        long now = Stopwatch.GetTimestamp();
        if (now - _made < s_interval) return;
        _made = now;
        server.Publish(Content(context, RunState.Running), isLast: false);
    }

    private RunContent Content(FitContext context, RunState state) => new(context.History, _options, state);
}
