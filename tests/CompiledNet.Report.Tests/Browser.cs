using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Microsoft.Playwright;

namespace CompiledNet.ReportTests;

/// <summary>Debian's Chromium without a window, by Playwright. Anything that a script reports or throws, and any other message of a console, fails the test at its end.</summary>
internal sealed class Browser : IAsyncDisposable
{
    // In milliseconds. The 30 seconds of its default are no sign of a fault where the machine has other work.
    private const float Patience = 10 * 60_000;

    private static readonly string[] s_names = ["chromium", "chromium-browser", "google-chrome"];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly List<string> _messages = [];

    private Browser(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    public static async Task<Browser> StartAsync()
    {
        string program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).SelectMany(folder => s_names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("This test needs the browser Chromium, which Debian's package chromium brings: apt-get install chromium.");
        // Playwright's driver stays where the package was restored to, instead of being copied into every output folder.
        string driver = typeof(Browser).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == "PlaywrightPackage").Value!;
        Environment.SetEnvironmentVariable("PLAYWRIGHT_DRIVER_SEARCH_PATH", driver);
        var playwright = await Playwright.CreateAsync();
        try
        {
            return new Browser(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Timeout = Patience, Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] }));
        }
        catch
        {
            playwright.Dispose();
            throw;
        }
    }

    /// <summary>A page whose script has run.</summary>
    public async Task<IPage> OpenAsync(string address, int width = 1000, bool isDark = false)
    {
        var page = await _browser.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light });
        page.SetDefaultTimeout(Patience);
        page.Console += (_, message) => _messages.Add($"{address}: {message.Text}");
        page.PageError += (_, error) => _messages.Add($"{address}: {error}");
        await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.CloseAsync();
        _playwright.Dispose();
        _messages.ShouldBeEmpty();
    }
}
