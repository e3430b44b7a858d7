using System.IO;
using System.Net;

namespace CompiledNet.Report;

/// <summary>Puts title, style, script and content into the page.</summary>
internal static class ReportPage
{
    private static readonly string s_page = Resource("report.html").Replace("{{style}}", Resource("report.css")).Replace("{{script}}", Resource("report.js"));

    /// <summary>The page.</summary>
    /// <param name="title">Its title, as text.</param>
    /// <param name="json">Its content, in which no <c>&lt;</c> stands.</param>
    public static string Fill(string title, string json)
    {
        // The content last: whatever stands in it is left as it is.
        string[] parts = s_page.Replace("{{title}}", WebUtility.HtmlEncode(title).Replace("{{", "{ {")).Split("{{content}}");
        return parts[0] + json + parts[1];
    }

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(ReportPage).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
