using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Threading;
using CompiledNet.Testing;
using CsCheck;

namespace CompiledNet.Tests;

/// <summary>
/// Readers on files that somebody damaged: they read them or say what is wrong and where, in one documented exception,
/// and take no more memory than the file allows. 100,000 files with COMPILEDNET_LONG_TESTS=1.
/// </summary>
public class DataFuzzTests
{
    private const int Cases = 2_000, FixedBytes = 4 << 20, BytesPerByte = 600, MostUnpacked = 1032;

    private static readonly byte[][] s_sources =
    [
        Encoding.UTF8.GetBytes("a,b,y\n1,2.5,cat\n-3e2,4,\"do\"\"g, or\r\n not\"\n?,NA,cat\n  \n7,8,ü\r\n"),
        Encoding.UTF8.GetBytes("\uFEFFa;b;y\r1,5;1.000;p\r2;3;\"q\"\r"),
        Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(0, 60).Select(i => $"{i},{i * 0.25f},{(i % 3 == 0 ? "x" : "z")}").Prepend("a,b,y"))),
        [0, 0, 8, 2, 0, 0, 0, 3, 0, 0, 0, 4, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
        [0, 0, 13, 1, 0, 0, 0, 2, 63, 128, 0, 0, 192, 32, 0, 0],
    ];

    private static readonly byte[] s_pieces = [0, (byte)'"', (byte)',', (byte)'\n', (byte)'\r', (byte)' ', (byte)';', (byte)'1', (byte)'e', (byte)'-', 0xFF, 0xC3, 0x7F];

    private static readonly Gen<byte[]> s_files = Gen.Select(
        Gen.Int[0, s_sources.Length - 1], Gen.Bool, Gen.Select(Gen.Int[0, 4], Gen.Int[0, 10_000], Gen.Int[0, s_pieces.Length - 1], Gen.Int[1, 12]).Array[0, 6], Gen.Bool).Select((source, packed, edits, again) =>
    {
        var bytes = Edited(s_sources[source], edits);
        if (!packed) return bytes;
        using var file = new MemoryStream();
        using (var gzip = new GZipStream(file, CompressionLevel.Fastest)) gzip.Write(bytes);
        return again ? Edited(file.ToArray(), edits) : file.ToArray();
    });

    private static byte[] Edited(byte[] source, (int Kind, int Place, int Piece, int Length)[] edits)
    {
        var bytes = new List<byte>(source);
        foreach (var (kind, place, piece, length) in edits)
        {
            if (bytes.Count == 0) break;
            int at = place % bytes.Count, many = Math.Min(length, bytes.Count - at);
            if (kind == 0) bytes[at] ^= (byte)(1 << length % 8);
            else if (kind == 1) bytes[at] = s_pieces[piece];
            else if (kind == 2) bytes.InsertRange(at, Enumerable.Repeat(s_pieces[piece], length));
            else if (kind == 3) bytes.RemoveRange(at, many);
            else bytes.InsertRange(at, bytes.GetRange(at, many));
        }

        return [.. bytes];
    }

    [Fact]
    public void DamagedFilesAreReadOrRefused()
    {
        using var folder = new TemporaryFolder();
        int read = 0, refused = 0;
        s_files.Draw(bytes =>
        {
            string path = folder[$"{Environment.CurrentManagedThreadId}"];
            File.WriteAllBytes(path, bytes);
            long most = FixedBytes + (long)BytesPerByte * bytes.Length * (bytes is [0x1F, 0x8B, ..] ? MostUnpacked : 1);
            AllocatedBytes.Once(() => Read(path), enough: most).ShouldBeLessThan(most);
        }, Cases);

        read.ShouldBeGreaterThan(Cases / 4);
        refused.ShouldBeGreaterThan(Cases);

        void Read(string path)
        {
            foreach (var reader in new Func<string, object>[]
            {
                file => Dataset.FromCsv(file, "y"),
                file => Dataset.FromCsv(file, new CsvOptions { Missing = MissingValuePolicy.FillMean, LabelKind = LabelKind.ClassIndex, Labels = [^1], Delimiter = ';', DecimalSeparator = ',', ThousandsSeparator = '.', SkipInitialSpace = true }),
                file => Table.FromCsv(file),
                file => Dataset.FromIdx(file),
            })
            {
                try
                {
                    reader(path).ShouldNotBeNull();
                    Interlocked.Increment(ref read);
                }
                catch (DataFormatException problem)
                {
                    problem.Path.ShouldBe(path);
                    problem.Message.ShouldStartWith(path);
                    Interlocked.Increment(ref refused);
                }
            }
        }
    }
}
