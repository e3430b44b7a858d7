using System;
using System.IO;
using System.Net;

namespace CompiledNet.Report;

/// <summary>Puts title, style, script and content into the page.</summary>
internal static class ReportPage
{
    // What stands before the title, between it and the content, and behind.
    private static readonly string[] s_parts = Resource("report.html").Replace("{{style}}", Resource("report.css")).Replace("{{script}}", Resource("report.js"))
        .Split(["{{title}}", "{{content}}"], StringSplitOptions.None);

    /// <summary>The page.</summary>
    /// <param name="title">Its title, as text.</param>
    /// <param name="json">Its content, in which no <c>&lt;</c> stands.</param>
    public static string Fill(string title, string json) => s_parts[0] + WebUtility.HtmlEncode(title) + s_parts[1] + json + s_parts[2];

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(ReportPage).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
