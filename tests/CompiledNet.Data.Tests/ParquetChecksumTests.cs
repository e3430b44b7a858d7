using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace CompiledNet.DataTests;

/// <summary>Pages with a checksum in their header, of a file that checksums.py made: dictionaries, and pages of both versions, packed and not.</summary>
public class ParquetChecksumTests
{
    private static readonly string[][] s_lines = [.. File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Reference", "checksums.txt")).Select(line => line.Split(' '))];

    private static byte[] Whole => Convert.FromBase64String(s_lines[0][1]);

    /// <summary>The checksum of the last page of whole numbers is all ones, which as a number is −1.</summary>
    [Fact]
    public void UndamagedPagesAreRead()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["a"], Whole);
        var table = ParquetFile.Read(folder["a"]);
        table["whole"].Numbers.ToArray().ShouldBe([1, -2, 3, 4, 5, -1]);
        table["text"].Texts.ShouldBe(["a", null, "b", "b", "b", "a"]);
        table["half"].Numbers.ToArray().ShouldBe([0.5f, float.NaN, 1.5f, float.NaN, 2.5f, 3.5f]);
    }

    /// <summary>Before, a bit of a number that is not packed made another number, and of the bits of packed pages those that unpacking does not look at.</summary>
    [Fact]
    public void ADamagedPageIsRefusedWithItsPlace()
    {
        using var folder = new TemporaryFolder();
        byte[] bytes = Whole;
        foreach (string[] page in s_lines.Skip(1))
        {
            var (group, column, start, length) = (page[1], page[2], int.Parse(page[3]), int.Parse(page[4]));
            for (int at = start; at < start + length; at++)
            {
                bytes[at] ^= 1;
                File.WriteAllBytes(folder["a"], bytes);
                var refused = Should.Throw<DataFormatException>(() => ParquetFile.Read(folder["a"]), $"{at}");
                refused.Path.ShouldBe(folder["a"]);
                refused.ColumnName.ShouldBe(column);
                refused.Message.ShouldContain($"got one whose row group {group} cannot be read: a page with the checksum ");
                bytes[at] ^= 1;
            }
        }

        // Groups before it are handed out.
        bytes[int.Parse(s_lines[^1][3])] ^= 1;
        File.WriteAllBytes(folder["a"], bytes);
        var blocks = new List<int>();
        Should.Throw<DataFormatException>(() =>
        {
            foreach (var block in ParquetFile.ReadBlocks(folder["a"])) blocks.Add(block.Count);
        });
        blocks.ShouldBe([3, 2]);
    }
}
