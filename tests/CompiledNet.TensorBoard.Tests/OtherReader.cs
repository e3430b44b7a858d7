using System;
using System.Collections.Generic;
using System.Linq;
using Tensorboard;

namespace CompiledNet.SummaryTests;

/// <summary>Reads event files with nothing of the library: records by hand with a checksum bit by bit, messages with TensorFlow's definitions.</summary>
internal static class OtherReader
{
    /// <summary>All events of whole records. Every checksum has to fit; what is cut at the end is left out.</summary>
    public static List<Event> Read(byte[] file)
    {
        var events = new List<Event>();
        int at = 0;
        while (file.Length - at >= 12)
        {
            long length = BitConverter.ToInt64(file, at);
            Masked(file.AsSpan(at, 8)).ShouldBe(BitConverter.ToUInt32(file, at + 8));
            if (file.Length - at - 16 < length) break;
            var content = file.AsSpan(at + 12, (int)length);
            Masked(content).ShouldBe(BitConverter.ToUInt32(file, at + 12 + (int)length));
            events.Add(Event.Parser.ParseFrom(content.ToArray()));
            at += 16 + (int)length;
        }

        return events;
    }

    public static List<Event> ReadRun(string folder) => [.. EventFile.Find(folder).SelectMany(path => Read(System.IO.File.ReadAllBytes(path)))];

    public static List<(long Step, Summary.Types.Value Value)> Values(this IEnumerable<Event> events, string tag) =>
        [.. events.Where(entry => entry.WhatCase == Event.WhatOneofCase.Summary).SelectMany(entry => entry.Summary.Value.Select(value => (entry.Step, value))).Where(pair => pair.value.Tag == tag)];

    public static double[] Scalars(this IEnumerable<Event> events, string tag) => [.. events.Values(tag).Select(pair => (double)pair.Value.SimpleValue)];

    public static string[] Tags(this IEnumerable<Event> events) =>
        [.. events.Where(entry => entry.Summary is not null).SelectMany(entry => entry.Summary.Value.Select(value => value.Tag)).Distinct().Order(StringComparer.Ordinal)];

    // The polynomial 0x1EDC6F41 with its bits turned round.
    private static uint Masked(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte next in bytes)
        {
            crc ^= next;
            for (int bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? (crc >> 1) ^ 0x82f63b78 : crc >> 1;
        }

        crc = ~crc;
        return unchecked(((crc >> 15) | (crc << 17)) + 0xa282ead8u);
    }
}
