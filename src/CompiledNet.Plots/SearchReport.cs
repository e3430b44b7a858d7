using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using CompiledNet.Report;
using CompiledNet.Tuning;

namespace CompiledNet.Plots;

/// <summary>The report of searches for hyper-parameters: a page like that of a run.</summary>
public static class SearchReport
{
    /// <summary>
    /// Writes a page about a search: how fast it got where, parallel coordinates of the trials, the best trials, and what matters. It is one HTML file that needs no network, in the
    /// reader's choice of light or dark.
    /// </summary>
    /// <param name="result">The search.</param>
    /// <param name="path">The file; replaced as a whole, and folders that are missing are made.</param>
    /// <param name="valueName">What the value is called.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">Writing to the folder, or to the file, is not allowed.</exception>
    public static void SaveReport(this SearchResult result, string path, string valueName = "value") => Save(path, [("search", result)], valueName);

    /// <summary>The same for several searches of one space, side by side.</summary>
    /// <param name="path">The file; replaced as a whole, and folders that are missing are made.</param>
    /// <param name="searches">The searches by their names.</param>
    /// <param name="valueName">What the value is called.</param>
    /// <exception cref="ArgumentException">The path is empty, or there is no search.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">Writing to the folder, or to the file, is not allowed.</exception>
    public static void Save(string path, IReadOnlyList<(string Name, SearchResult Result)> searches, string valueName = "value")
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        byte[] page = Encoding.UTF8.GetBytes(ToText(searches, valueName));
        AtomicFile.Write(path, stream => stream.Write(page));
    }

    /// <summary>The page as text.</summary>
    /// <exception cref="ArgumentException">There is no search.</exception>
    public static string ToText(IReadOnlyList<(string Name, SearchResult Result)> searches, string valueName = "value")
    {
        ArgumentNullException.ThrowIfNull(searches);
        ArgumentNullException.ThrowIfNull(valueName);
        if (searches.Count == 0) throw new ArgumentException("There is no search.", nameof(searches));
        string title = searches.Count == 1 ? "Search" : "Searches";
        return ReportPage.Fill(title, new SearchContent(title, searches, valueName).ToJson());
    }
}
