using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using CompiledNet.Report;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CompiledNet.Live;

/// <summary>The web server of one fit: the page, its news, and the wish to stop.</summary>
internal sealed class LiveServer : IDisposable
{
    // How long somebody is waited for, in looks and not by the clock: while the process or the machine stood still, nobody could leave.
    private const int MostLooks = 100;

    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(20);

    private readonly WebApplication _application;
    private readonly RequestGuard _guard;
    private readonly string _token = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
    private volatile LiveContent _content;
    private volatile bool _isStopWanted, _isNewcomerWaiting;
    private int _readers;

    /// <exception cref="IOException">The port is taken, or may not be listened on.</exception>
    public LiveServer(int port, RunContent content)
    {
        _content = new LiveContent(content.Title, content.ToJson(_token), content.ToJson());
        // Without defaults: files and variables of the program around it, which are about servers of its own, bind nothing here.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => options.Listen(IPAddress.Loopback, port));
        builder.Services.AddRoutingCore().AddSingleton<IHostLifetime, FitLifetime>();
        _application = builder.Build();
        RequestGuard? guard = null;
        _application.Use((HttpContext context, RequestDelegate next) =>
        {
            if (guard is not null) return guard.Admit(context) ? next(context) : guard.Refuse(context);
            // Who asks before the port is known knows nothing of the page.
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Task.CompletedTask;
        });
        _application.MapGet("/", (RequestDelegate)SendPage);
        _application.MapGet("/events", (RequestDelegate)SendNews);
        _application.MapPost("/stop", (RequestDelegate)Stop);
        try
        {
            // On threads of the pool, whatever context the caller's thread has.
            Task.Run(() => _application.StartAsync()).GetAwaiter().GetResult();
        }
        catch (Exception failure) when (failure is IOException or SocketException)
        {
            Dispose();
            throw new IOException($"The live page cannot listen on 127.0.0.1:{port}: take another port, or 0 for any that is free. {failure.Message}", failure);
        }

        foreach (string url in _application.Urls) Address = new Uri(url + "/");
        _guard = guard = new RequestGuard(Address!.Port, _token);
    }

    public Uri? Address { get; }

    public bool IsStopWanted => _isStopWanted;

    /// <summary>Whether somebody opened the page since the last content.</summary>
    public bool IsNewcomerWaiting => _isNewcomerWaiting;

    public bool HasReaders => Volatile.Read(ref _readers) > 0;

    /// <summary>Shows another content from now on.</summary>
    public void Publish(RunContent content, bool isLast)
    {
        _isNewcomerWaiting = false;
        var before = _content;
        _content = new LiveContent(content.Title, content.ToJson(_token), content.ToJson()) { IsLast = isLast };
        before.Replace(_content);
    }

    public void Dispose() => Task.Run(StopAsync).GetAwaiter().GetResult();

    private async Task StopAsync()
    {
        // Readers of the last content leave by themselves; others are not waited for.
        for (int looks = 0; looks < MostLooks && _content.IsLast && HasReaders; looks++) await Task.Delay(s_look).ConfigureAwait(false);
        using var patience = new CancellationTokenSource();
        var stopped = _application.StopAsync(patience.Token);
        for (int looks = 0; looks < MostLooks && !stopped.IsCompleted; looks++) await Task.WhenAny(stopped, Task.Delay(s_look)).ConfigureAwait(false);
        await patience.CancelAsync().ConfigureAwait(false);
        await stopped.ConfigureAwait(false);
        await _application.DisposeAsync().ConfigureAwait(false);
    }

    private Task SendPage(HttpContext context)
    {
        _isNewcomerWaiting = true;
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(ReportPage.Fill(_content.Title, _content.Json));
    }

    // Server-sent events: a line of data each, and an empty one behind it.
    private async Task SendNews(HttpContext context)
    {
        context.Response.ContentType = "text/event-stream";
        Interlocked.Increment(ref _readers);
        try
        {
            for (var content = _content; ; content = await content.Next.WaitAsync(context.RequestAborted).ConfigureAwait(false))
            {
                await context.Response.WriteAsync($"data: {content.News}\n\n", context.RequestAborted).ConfigureAwait(false);
                await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
                if (content.IsLast) return;
            }
        }
        catch (OperationCanceledException)
        {
            // The reader has gone.
        }
        finally
        {
            Interlocked.Decrement(ref _readers);
        }
    }

    private Task Stop(HttpContext context)
    {
        if (!_guard.HasToken(context)) return RequestGuard.Refuse(context, StatusCodes.Status403Forbidden, "Only the page itself may stop the fit: its token is missing or wrong.");
        _isStopWanted = true;
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }
}
