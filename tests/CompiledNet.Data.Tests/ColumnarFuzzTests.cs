using System;
using System.IO;
using System.Linq;
using System.Threading;
using CompiledNet.Testing;
using CsCheck;

namespace CompiledNet.DataTests;

/// <summary>
/// Parquet and Arrow files that somebody damaged: they are read, or refused in one documented exception that names the file, within the memory that
/// the limit of values allows. 50 times as many with COMPILEDNET_LONG_TESTS=1.
/// </summary>
public class ColumnarFuzzTests
{
    private const int Cases = 1_000;

    private static readonly Gen<(string Name, (int Kind, double Place, byte Value, int Length)[] Edits)> s_files = Gen.Select(
        Gen.Int[0, ColumnarFiles.Names.Length - 1].Select(i => ColumnarFiles.Names[i]), Gen.Select(Gen.Int[0, 3], Gen.Double[0, 0.9999], Gen.Byte, Gen.Int[1, 8]).Array[1, 4]);

    [Fact]
    public void DamagedFilesAreReadOrRefused()
    {
        using var folder = new TemporaryFolder();
        int read = 0, refused = 0;
        s_files.Draw(file =>
        {
            string path = folder[$"{Environment.CurrentManagedThreadId}"];
            File.WriteAllBytes(path, Edited(ColumnarFiles.Bytes(file.Name), file.Edits));
            try
            {
                ColumnarFiles.Read(file.Name, path, null).Count.ShouldBeGreaterThan(0);
                Interlocked.Increment(ref read);
            }
            catch (DataFormatException problem)
            {
                problem.Path.ShouldBe(path);
                problem.Message.ShouldStartWith(path);
                Interlocked.Increment(ref refused);
            }
        }, Cases);

        read.ShouldBeGreaterThan(Cases / 20);
        refused.ShouldBeGreaterThan(Cases / 4);
    }

    private static byte[] Edited(byte[] source, (int Kind, double Place, byte Value, int Length)[] edits)
    {
        var bytes = source.ToList();
        foreach (var (kind, place, value, length) in edits)
        {
            if (bytes.Count == 0) break;
            int at = (int)(place * bytes.Count), many = Math.Min(length, bytes.Count - at);
            if (kind == 0) bytes[at] ^= (byte)(1 << value % 8);
            else if (kind == 1) bytes[at] = value;
            else if (kind == 2) bytes.RemoveRange(at, many);
            else bytes.InsertRange(at, bytes.GetRange(at, many));
        }

        return [.. bytes];
    }
}
