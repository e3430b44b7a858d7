using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using CompiledNet.ReportTests;
using CompiledNet.Testing;
using Microsoft.Playwright;

namespace CompiledNet.LivePageTests;

/// <summary>The page of a real fit, asked as a browser, as another site and as another machine would.</summary>
public class LivePageTests
{
    [Fact]
    public async Task ThePageStopsTheFit()
    {
        using var fit = new RunningFit();
        using var client = new HttpClient { BaseAddress = fit.Page.Address };
        string page = await client.GetStringAsync("/");
        page.ShouldContain("<title>Classifier</title>");
        var content = Content(page);
        (content.GetProperty("state").GetString(), content.GetProperty("stateText").GetString(), content.GetProperty("epochs").GetArrayLength()).ShouldBe(("running", "running, epoch 1 of 5", 0));

        using var events = new StreamReader(await client.GetStreamAsync("/events"));
        (await events.ReadLineAsync())!.ShouldStartWith("data: {\"title\":\"Classifier\",\"state\":\"running\"");
        fit.RunEpoch();
        using var stop = new HttpRequestMessage(HttpMethod.Post, "/stop") { Headers = { { "X-Token", content.GetProperty("live").GetString() }, { "Origin", fit.Page.Address!.GetLeftPart(UriPartial.Authority) } } };
        (await client.SendAsync(stop)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var address = fit.Page.Address;
        var history = fit.Finish();
        history.Epochs.ShouldBe([0, 1]);

        string rest = await events.ReadToEndAsync();
        var last = JsonDocument.Parse(rest.Split('\n').Last(line => line.StartsWith("data: ", StringComparison.Ordinal))["data: ".Length..]).RootElement;
        (last.GetProperty("state").GetString(), last.GetProperty("stateText").GetString()).ShouldBe(("finished", "finished early"));
        last.TryGetProperty("live", out _).ShouldBeFalse();
        last.GetProperty("charts")[0].GetProperty("lines")[1].GetProperty("values").EnumerateArray().Select(value => value.GetDouble()).ShouldBe(history["val_loss"]);
        last.GetProperty("classified")[0].GetProperty("classes").GetProperty("names")[0].GetString().ShouldBe("<b>red</b>");
        fit.Page.Address.ShouldBeNull();
        await Should.ThrowAsync<HttpRequestException>(() => new HttpClient().GetStringAsync(address));
    }

    [Theory]
    [InlineData("GET", "/", "evil.example:PORT", null, null, HttpStatusCode.MisdirectedRequest)]
    [InlineData("GET", "/", "127.0.0.1:1", null, null, HttpStatusCode.MisdirectedRequest)]
    [InlineData("GET", "/events", "evil.example", null, null, HttpStatusCode.MisdirectedRequest)]
    [InlineData("GET", "/", "localhost:PORT", null, null, HttpStatusCode.OK)]
    [InlineData("GET", "/", "127.0.0.1:PORT", "http://evil.example", null, HttpStatusCode.MisdirectedRequest)]
    [InlineData("POST", "/stop", "127.0.0.1:PORT", null, null, HttpStatusCode.Forbidden)]
    [InlineData("POST", "/stop", "127.0.0.1:PORT", null, "00000000000000000000000000000000", HttpStatusCode.Forbidden)]
    [InlineData("POST", "/stop", "127.0.0.1:PORT", "null", "TOKEN", HttpStatusCode.MisdirectedRequest)]
    [InlineData("POST", "/stop", "evil.example", null, "TOKEN", HttpStatusCode.MisdirectedRequest)]
    [InlineData("GET", "/stop", "127.0.0.1:PORT", null, "TOKEN", HttpStatusCode.MethodNotAllowed)]
    [InlineData("POST", "/", "127.0.0.1:PORT", null, "TOKEN", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/../etc/passwd", "127.0.0.1:PORT", null, null, HttpStatusCode.NotFound)]
    public async Task OthersAreRefused(string method, string path, string host, string? origin, string? token, HttpStatusCode status)
    {
        using var fit = new RunningFit();
        using var client = new HttpClient { BaseAddress = fit.Page.Address };
        string known = Content(await client.GetStringAsync("/")).GetProperty("live").GetString()!;
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Headers = { Host = host.Replace("PORT", $"{fit.Page.Address!.Port}") } };
        if (origin is not null) request.Headers.Add("Origin", origin);
        if (token is not null) request.Headers.Add("X-Token", token.Replace("TOKEN", known));
        var answer = await client.SendAsync(request);
        answer.StatusCode.ShouldBe(status);
        if (status != HttpStatusCode.OK) (await answer.Content.ReadAsStringAsync()).ShouldNotContain(known);
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("frame-ancestors 'none'");
        fit.Finish().Epochs.Count.ShouldBe(5);
    }

    [Fact]
    public void NothingButTheLoopbackIsBound()
    {
        // What a program around the fit says of servers of its own is not about the page.
        const string variable = "Kestrel__Endpoints__Other__Url";
        Environment.SetEnvironmentVariable(variable, "http://0.0.0.0:0");
        using var fit = new RunningFit();
        Environment.SetEnvironmentVariable(variable, null);
        fit.Page.Address!.Host.ShouldBe("127.0.0.1");
        IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(listener => listener.Port == fit.Page.Address!.Port).ShouldAllBe(listener => listener.Address.Equals(IPAddress.Loopback));
    }

    /// <summary>A signal that ends programs is for the program: the page does not take it, which would be gone then, and the fit go on.</summary>
    [Fact]
    public async Task SignalsAreLeftToTheProgram()
    {
        if (OperatingSystem.IsWindows()) return;
        using var fit = new RunningFit();
        var seen = new TaskCompletionSource();
        using var registration = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
        {
            context.Cancel = true;
            seen.TrySetResult();
        });
        kill(Environment.ProcessId, Terminate).ShouldBe(0);
        await seen.Task;
        // A server that took it would have ended by then.
        await Task.Delay(200);
        using var client = new HttpClient { BaseAddress = fit.Page.Address };
        (await client.GetStringAsync("/")).ShouldContain("<title>Classifier</title>");
    }

    [Fact]
    public void AFitGoesOnWithoutAPageThatWasEnded()
    {
        using var page = new LivePage(writer: TextWriter.Null);
        var end = new LambdaCallback(onEpochBegin: context =>
        {
            if (context.Epoch == 1) page.Dispose();
        });
        new Classifier(seed: 1).Fit(RunningFit.Data(), new FitOptions { Epochs = 3, Callbacks = [page, end] }).Epochs.ShouldBe([0, 1, 2]);
    }

    [Fact]
    public async Task AFitThatBeginsWithALaterEpochSaysWhich()
    {
        using var page = new LivePage(writer: TextWriter.Null);
        using var client = new HttpClient();
        string? seen = null;
        var look = new LambdaCallback(onEpochBegin: context => seen ??= client.GetStringAsync(page.Address).GetAwaiter().GetResult());
        await Task.Run(() => new Classifier(seed: 1).Fit(RunningFit.Data(), new FitOptions { Epochs = 8, InitialEpoch = 5, Callbacks = [page, look] }));
        Content(seen!).GetProperty("stateText").GetString().ShouldBe("running, epoch 6 of 8");
    }

    [Fact]
    public void ATakenPortEndsTheFitBeforeItsFirstStep()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        int port = ((IPEndPoint)other.LocalEndpoint).Port;
        using var page = new LivePage(port, writer: TextWriter.Null);
        Should.Throw<IOException>(() => new Classifier(seed: 1).Fit(RunningFit.Data(), new FitOptions { Callbacks = [page] })).Message.ShouldStartWith($"The live page cannot listen on 127.0.0.1:{port}: take another port");
        Should.Throw<ArgumentOutOfRangeException>(() => new LivePage(65536));
    }

    [Fact]
    public void AFitIsTheSameAndItsAddressIsPrinted()
    {
        var options = new FitOptions { Epochs = 3, Seed = 2 };
        var plain = new Classifier(seed: 1);
        plain.Fit(RunningFit.Data(), options);
        using var printed = new StringWriter();
        long bytes = -1;
        using var page = new LivePage(writer: printed);
        var watch = new LambdaCallback(onBatchEnd: context => bytes = bytes >= 0 ? bytes : AllocatedBytes.Fewest(() => page.OnBatchEnd(context)));
        var watched = new Classifier(seed: 1);
        watched.Fit(RunningFit.Data(), new FitOptions { Epochs = 3, Seed = 2, Callbacks = [page, watch] });
        watched.Parameters.Span.SequenceEqual(plain.Parameters.Span).ShouldBeTrue();
        bytes.ShouldBe(0);
        printed.ToString().ShouldMatch("^Live page: http://127.0.0.1:[0-9]+/\\s+$");
    }

    [Fact]
    public async Task ABrowserFollowsTheFitAndItsButtonStopsIt()
    {
        using var fit = new RunningFit();
        await using var browser = await Browser.StartAsync();
        var page = await browser.OpenAsync(fit.Page.Address!.ToString());
        await page.Locator(".state", new() { HasText = "running, epoch 1 of 5" }).WaitForAsync();
        // A second passes at least between two contents that the fit makes, and who is new gets the first.
        fit.RunEpoch();
        await Task.Delay(1100);
        fit.RunEpoch();
        await page.Locator(".state", new() { HasText = "running, epoch 3 of 5" }).WaitForAsync();
        var button = page.GetByRole(AriaRole.Button, new() { Name = "Stop the fit" });
        await button.ClickAsync();
        await page.GetByText("Stopping").WaitForAsync();
        fit.Finish().Epochs.ShouldBe([0, 1, 2]);
        await page.Locator(".state", new() { HasText = "finished early" }).WaitForAsync();
        (await button.CountAsync()).ShouldBe(0);
        (await page.Locator(".matrix th", new() { HasText = "<b>red</b>" }).CountAsync()).ShouldBe(2);
    }

    private const int Terminate = 15;

    [DllImport("libc", ExactSpelling = true)]
    private static extern int kill(int process, int signal);

    private static JsonElement Content(string page) =>
        JsonDocument.Parse(Regex.Match(page, "<script type=\"application/json\" id=\"content\">(.*?)</script>", RegexOptions.Singleline).Groups[1].Value).RootElement;
}
