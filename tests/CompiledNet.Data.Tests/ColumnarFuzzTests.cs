using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;
using CompiledNet.Testing;
using CsCheck;

namespace CompiledNet.DataTests;

/// <summary>
/// Parquet and Arrow files that somebody damaged: they are read, or refused in one documented exception that names the file, within the memory that
/// the limit of values allows; and what is read is in the file, not in memory that was left over from another. 100,000 of each with COMPILEDNET_LONG_TESTS=1.
/// </summary>
public class ColumnarFuzzTests
{
    private static readonly int s_cases = Sampling.IsLong ? 2_000 : 600;

    [Theory]
    [InlineData("arrow")]
    [InlineData("parquet")]
    public void DamagedFilesAreReadOrRefused(string format)
    {
        using var folder = new TemporaryFolder();
        int read = 0, refused = 0;
        Files(format).Draw(file =>
        {
            string path = folder[$"{Environment.CurrentManagedThreadId}"];
            File.WriteAllBytes(path, Edited(ColumnarFiles.Bytes(file.Name), file.Edits));
            LeftOver.Fill(0x11);
            var table = Read(file.Name, path);
            Interlocked.Increment(ref table is null ? ref refused : ref read);
            LeftOver.Fill(0x77);
            ShouldBeTheSame(Read(file.Name, path), table);
        }, s_cases);

        read.ShouldBeGreaterThan(s_cases / 20);
        refused.ShouldBeGreaterThan(s_cases / 4);
    }

    /// <summary>
    /// Numbers that lead anywhere, each place of the file in turn: what they lead to is looked at before the libraries follow it, which else read memory that is not
    /// theirs or make room for a gigabyte.
    /// </summary>
    [Theory]
    [InlineData("arrow-file", 4)]
    [InlineData("arrow-stream", 4)]
    [InlineData("parquet-snappy", 25)]
    public void MemoryIsBoundedByTheFile(string name, int step)
    {
        const long most = 64 << 20;
        using var folder = new TemporaryFolder();
        byte[] whole = ColumnarFiles.Bytes(name), bytes = [.. whole];
        for (int at = 0; at + 4 <= bytes.Length; at += step)
        {
            foreach (int number in (int[])[0x7FFFFFF0, 0x02FFFFFF])
            {
                BitConverter.GetBytes(number).CopyTo(bytes, at);
                File.WriteAllBytes(folder["a"], bytes);
                AllocatedBytes.Once(() => Read(name, folder["a"]), most).ShouldBeLessThan(most, $"{number} at {at}");
            }

            whole.AsSpan(at, 4).CopyTo(bytes.AsSpan(at));
        }
    }

    /// <summary>Damage that took half a gigabyte: an empty first message, behind which Apache.Arrow 23 takes anything for the length of a schema, and a number where the footer has a text.</summary>
    [Fact]
    public void ALengthThatIsNoneIsNotFollowed()
    {
        const long most = 1 << 20;
        using var folder = new TemporaryFolder();
        byte[] stream = ColumnarFiles.Bytes("arrow-stream");
        stream.AsSpan(4, 4).Clear();
        File.WriteAllBytes(folder["a"], stream);
        AllocatedBytes.Once(() => Read("arrow-stream", folder["a"]).ShouldBeNull(), most).ShouldBeLessThan(most);

        // The writer's name as a number, which Parquet.Net 6.1 takes for the length of the name: 2^28.
        byte[] parquet = ColumnarFiles.Bytes("parquet-plain"), field = [0x65, 0x80, 0x80, 0x80, 0x80, 0x01];
        int length = BitConverter.ToInt32(parquet, parquet.Length - 8), footer = parquet.Length - 8 - length;
        File.WriteAllBytes(folder["a"], [.. parquet[..footer], .. field, .. parquet[footer..^8], .. BitConverter.GetBytes(length + field.Length), .. parquet[^4..]]);
        AllocatedBytes.Once(() => Read("parquet-plain", folder["a"]).ShouldBeNull(), most).ShouldBeLessThan(most);
    }

    // Null if it is refused.
    private static Table? Read(string name, string path)
    {
        try
        {
            var table = ColumnarFiles.Read(name, path, null);
            table.Count.ShouldBeGreaterThan(0);
            return table;
        }
        catch (DataFormatException problem)
        {
            problem.Path.ShouldBe(path);
            problem.Message.ShouldStartWith(path);
            return null;
        }
    }

    private static void ShouldBeTheSame(Table? again, Table? table)
    {
        (again is null).ShouldBe(table is null);
        if (again is null || table is null) return;
        for (int i = 0; i < table.Columns.Count; i++)
        {
            var (column, other) = (table.Columns[i], again.Columns[i]);
            if (column.IsText) other.Texts.SequenceEqual(column.Texts).ShouldBeTrue(column.Name);
            else MemoryMarshal.AsBytes(other.Numbers).SequenceEqual(MemoryMarshal.AsBytes(column.Numbers)).ShouldBeTrue(column.Name);
        }
    }

    private static Gen<(string Name, (int Kind, double Place, byte Value, int Length)[] Edits)> Files(string format)
    {
        string[] names = [.. ColumnarFiles.Names.Where(name => name.StartsWith("arrow", StringComparison.Ordinal) == (format == "arrow"))];
        return Gen.Select(Gen.Int[0, names.Length - 1].Select(i => names[i]), Gen.Select(Gen.Int[0, 3], Gen.Double[0, 0.9999], Gen.Byte, Gen.Int[1, 8]).Array[1, 4]);
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
