using System;
using System.IO;
using System.IO.Compression;
using System.Linq;

namespace CompiledNet.Tests;

public sealed class IdxTests : IDisposable
{
    private const string Pixels = "00 00 08 03  00 00 00 02  00 00 00 01  00 00 00 03  00 01 FF 80 02 03", Labels = "00 00 08 01  00 00 00 02  07 09";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("compilednet-idx-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Reads_images_and_labels_packed_or_not(bool packed)
    {
        var data = Dataset.FromIdx(Write("images", Bytes(Pixels), packed), Write("labels", Bytes(Labels), packed));

        (data.Count, data.FeatureCount, data.TargetCount).ShouldBe((2, 3, 1));
        data.Features.ToArray().ShouldBe([0, 1, 255, 128, 2, 3]);
        data.Targets.ToArray().ShouldBe([7, 9]);
    }

    [Theory]
    [InlineData("00 00 09 01 00 00 00 02 FF 7F", -1, 127)]
    [InlineData("00 00 0B 01 00 00 00 02 FF FE 01 00", -2, 256)]
    [InlineData("00 00 0C 01 00 00 00 02 FF FF FF FF 00 01 00 00", -1, 65536)]
    [InlineData("00 00 0D 01 00 00 00 02 3F 80 00 00 C0 20 00 00", 1, -2.5f)]
    [InlineData("00 00 0E 01 00 00 00 02 3F F0 00 00 00 00 00 00 C0 04 00 00 00 00 00 00", 1, -2.5f)]
    public void Reads_every_type(string bytes, float first, float second)
    {
        var data = Dataset.FromIdx(Write("numbers", Bytes(bytes)));

        (data.Count, data.FeatureCount, data.TargetCount).ShouldBe((2, 1, 0));
        data.Features.ToArray().ShouldBe([first, second]);
    }

    [Theory]
    [InlineData("", "got one without, or a pipe or device")]
    [InlineData("00 00 08", "got the end of the file")]
    [InlineData("00 01 08 01 00 00 00 01 05", "got 00010801")]
    [InlineData("00 00 0A 01 00 00 00 01 05", "got 00000A01")]
    [InlineData("00 00 08 00", "expected 1 to 8 axes, got 0")]
    [InlineData("00 00 08 FF", "expected 1 to 8 axes, got 255")]
    [InlineData("00 00 08 02 00 00 00 01", "got the end of the file")]
    [InlineData("00 00 08 01 00 00 00 00", "got 0 along axis 1")]
    [InlineData("00 00 08 01 FF FF FF FF", "got 4294967295 along axis 1")]
    [InlineData("00 00 08 03 00 01 00 00 00 01 00 00 00 01 00 00 05", "got 65536 along axis 2")]
    [InlineData("00 00 08 01 7F 00 00 00 05", "expected 2130706440 bytes for 2130706432 numbers, got a file of 9")]
    [InlineData("00 00 08 01 00 00 00 02 05", "expected 10 bytes for 2 numbers, got a file of 9")]
    [InlineData("00 00 08 01 00 00 00 02 05 06 07", "expected 10 bytes for 2 numbers, got a file of 11")]
    [InlineData("00 00 0D 01 00 00 00 02 3F 80 00 00 7F C0 00 00", "expected finite numbers, got NaN as number 2")]
    public void Names_what_is_wrong(string bytes, string message)
    {
        string path = Write("bad", Bytes(bytes));

        var error = Should.Throw<DataFormatException>(() => Dataset.FromIdx(path));
        error.Message.ShouldEndWith(message);
        error.Path.ShouldBe(path);
    }

    [Theory]
    [InlineData("00 00 08 01 7F 00 00 00 05", "numbers, got a gzip file of")]
    [InlineData("00 00 08 01 00 00 00 02 05", "got the end of the file")]
    [InlineData("00 00 08 01 00 00 00 01 05 06", "expected 1 numbers, got more")]
    public void Names_what_is_wrong_in_a_packed_file(string bytes, string message) =>
        Should.Throw<DataFormatException>(() => Dataset.FromIdx(Write("bad", Bytes(bytes), packed: true))).Message.ShouldContain(message);

    [Fact]
    public void Fails_in_one_documented_way_whatever_the_bytes()
    {
        byte[] good = File.ReadAllBytes(Write("images", Bytes(Pixels))), packed = File.ReadAllBytes(Write("packed", Bytes(Pixels), packed: true));
        var random = new Random(1);
        for (int round = 0; round < 2000; round++)
        {
            byte[] bytes = [.. (round % 2 == 0 ? good : packed).Take(random.Next(1, 60))];
            for (int changes = random.Next(3); changes > 0; changes--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            string path = Write("fuzzed", bytes);
            try
            {
                Dataset.FromIdx(path);
            }
            catch (DataFormatException)
            {
            }
        }
    }

    [Fact]
    public void Demands_a_label_for_each_sample() =>
        Should.Throw<DataFormatException>(() => Dataset.FromIdx(Write("images", Bytes(Pixels)), Write("labels", Bytes("00 00 08 01 00 00 00 01 05"))))
            .Message.ShouldEndWith("expected a label for each of 2 samples, got 1");

    private static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace(" ", ""));

    private string Write(string name, byte[] bytes, bool packed = false)
    {
        string path = Path.Combine(_folder.FullName, name);
        using var file = File.Create(path);
        if (!packed) file.Write(bytes);
        else using (var stream = new GZipStream(file, CompressionLevel.Fastest)) stream.Write(bytes);
        return path;
    }
}
