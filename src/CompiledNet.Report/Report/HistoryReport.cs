using System;
using System.IO;
using System.Text;
using CompiledNet.Report;

namespace CompiledNet;

/// <summary>The report of a run.</summary>
public static class HistoryReport
{
    /// <summary>
    /// Writes a page about a fit: curves of losses and metrics, for a classifier its confusion matrix, for others predictions beside targets, the mistakes, a
    /// diagram and a summary of the network, and all settings. It is one HTML file that needs no network, in the reader's choice of light or dark.
    /// </summary>
    /// <param name="history">What the fit returned.</param>
    /// <param name="path">The file; replaced as a whole, and folders that are missing are made.</param>
    /// <param name="options">What stands in it; null for the defaults.</param>
    /// <exception cref="ArgumentException">The path is empty, or the data does not fit the network.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">Writing to the folder, or to the file, is not allowed.</exception>
    public static void SaveReport(this History history, string path, ReportOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        byte[] page = Encoding.UTF8.GetBytes(history.ToReport(options));
        AtomicFile.Write(path, stream => stream.Write(page));
    }

    /// <summary>The same as text.</summary>
    /// <exception cref="ArgumentException">The data does not fit the network.</exception>
    public static string ToReport(this History history, ReportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(history);
        var run = new RunContent(history, options ?? new ReportOptions(), history.Cancelled ? RunState.Cancelled : RunState.Finished);
        return ReportPage.Fill(run.Title, run.ToJson());
    }
}
