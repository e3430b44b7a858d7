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
    private readonly IPage _page;
    private readonly List<string> _messages = [];

    private Browser(IPlaywright playwright, IBrowser browser, IPage page)
    {
        (_playwright, _browser, _page) = (playwright, browser, page);
        page.SetDefaultTimeout(Patience);
        page.Console += (_, message) => _messages.Add($"{page.Url}: {message.Text}");
        page.PageError += (_, error) => _messages.Add($"{page.Url}: {error}");
    }

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
            var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Timeout = Patience, Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
            return new Browser(playwright, browser, await browser.NewPageAsync());
        }
        catch
        {
            playwright.Dispose();
            throw;
        }
    }

    /// <summary>Shows a page and gives it back when its script has run; the one before is gone then: each window of its own would take seconds.</summary>
    public async Task<IPage> OpenAsync(string address, int width = 1000, bool isDark = false)
    {
        await _page.SetViewportSizeAsync(width, 900);
        await _page.EmulateMediaAsync(new() { ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light });
        await _page.GotoAsync(address, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        return _page;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.CloseAsync();
        _playwright.Dispose();
        _messages.ShouldBeEmpty();
    }
}
