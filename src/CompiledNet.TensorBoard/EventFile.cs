using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using CompiledNet.EventFiles;
using CompiledNet.Records;
using Google.Protobuf;

namespace CompiledNet;

/// <summary>Reads the numbers back that event files hold.</summary>
public static class EventFile
{
    private const string Pattern = "*tfevents*";

    /// <summary>The event files of a run in the order in which TensorBoard reads them, that of their names; those of its subfolders are other runs.</summary>
    /// <param name="folder">The folder of the run, such as <c>logs/train</c>.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static IReadOnlyList<string> Find(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return [.. Directory.GetFiles(folder, Pattern).Order(StringComparer.Ordinal)];
    }

    /// <summary>
    /// The scalars of one file in the order in which they were written. The file may be one that is still being written, or
    /// whose writer was killed: a record that is not whole at its end is left out.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <exception cref="EventFileException">The file is damaged; what was read before is right.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IEnumerable<ScalarEvent> ReadScalars(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Scalars(path);
    }

    private static IEnumerable<ScalarEvent> Scalars(string path)
    {
        int record = 0;
        long position = 0;
        foreach (byte[] content in RecordReader.Read(path))
        {
            record++;
            var entry = Parse(content, path, record, position);
            position += RecordWriter.HeaderLength + content.Length + RecordWriter.FooterLength;
            foreach (var value in entry.Summary?.Value ?? [])
                if (value.HasSimpleValue) yield return new ScalarEvent(value.Tag, entry.Step, value.SimpleValue, DateTime.UnixEpoch.AddSeconds(entry.WallTime));
        }
    }

    private static Event Parse(byte[] content, string path, int record, long position)
    {
        try
        {
            return Event.Parser.ParseFrom(content);
        }
        catch (InvalidProtocolBufferException)
        {
            throw new EventFileException("it is no event", path, record, position);
        }
    }
}
