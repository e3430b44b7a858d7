using System;
using System.Buffers.Binary;
using System.IO;
using System.Linq;
using CompiledNet.Testing;
using CsCheck;

namespace CompiledNet.Tests.Data;

public class WavFileTests
{
    private static WavFile Read(byte[] bytes) => WavFile.Read(new MemoryStream(bytes), "song.wav");

    private static byte[] Write(WavFile file)
    {
        using var stream = new MemoryStream();
        file.Write(stream);
        return stream.ToArray();
    }

    private static byte[] Stereo(WavFormat format) => Write(new WavFile(48_000, format, [[0, 0.5f, -1], [0.25f, -0.25f, 1f / 32768]]));

    [Fact]
    public void Floats_come_back_to_the_bit() =>
        Gen.Select(Gen.Int[1, 5], Gen.Int[1, 9000], Gen.Int[1, 1_000_000], Gen.Int).Draw(drawn =>
        {
            var (channels, frames, rate, seed) = drawn;
            var random = new Random(seed);
            float[][] sound = [.. Enumerable.Range(0, channels).Select(_ => Enumerable.Range(0, frames).Select(_ => 4 * random.NextSingle() - 2).ToArray())];
            var read = Read(Write(new WavFile(rate, WavFormat.Float32, sound)));
            (read.SampleRate, read.Format, read.Frames).ShouldBe((rate, WavFormat.Float32, frames));
            read.Channels.ShouldBe(sound);
        }, count: 30);

    [Fact]
    public void Every_integer_comes_back_and_the_rest_is_rounded_and_clipped()
    {
        float[] all = [.. Enumerable.Range(short.MinValue, 65_536).Select(i => i / 32768f)];
        Read(Write(new WavFile(44_100, WavFormat.Integer16, [all]))).Channels[0].ShouldBe(all);
        Read(Write(new WavFile(44_100, WavFormat.Integer16, [[2, -2, 0.6f / 32768, 1]]))).Channels[0].ShouldBe([32767 / 32768f, -1, 1 / 32768f, 32767 / 32768f]);
    }

    // Full scale, halves and the smallest steps of each, by their definitions.
    [Theory]
    [InlineData(WavFormat.Integer8, 1 / 128f)]
    [InlineData(WavFormat.Integer24, 1 / 8388608f)]
    [InlineData(WavFormat.Integer32, 1 / 2147483648f)]
    [InlineData(WavFormat.Float64, 1e-30f)]
    public void Every_format_comes_back(WavFormat format, float step)
    {
        float[] sound = [0, step, -step, 0.5f, -0.5f, -1, 0.25f];
        Read(Write(new WavFile(44_100, format, [sound]))).Channels[0].ShouldBe(sound);
        float[] clipped = Read(Write(new WavFile(44_100, format, [[2, -2, 1]]))).Channels[0];
        clipped.ShouldBe(format == WavFormat.Float64 ? [2, -2, 1] : [(float)(1 - (double)step), -1, (float)(1 - (double)step)]);
    }

    [Fact]
    public void Integers_lie_in_the_bytes_that_the_specification_gives()
    {
        Bytes(WavFormat.Integer8).ShouldBe("C0" + "40" + "80" + "00"); // and one to make it even
        Bytes(WavFormat.Integer24).ShouldBe("000040" + "0000C0" + "000000" + "00");
        Bytes(WavFormat.Integer32).ShouldBe("00000040" + "000000C0" + "00000000");

        static string Bytes(WavFormat format) => Convert.ToHexString(Write(new WavFile(44_100, format, [[0.5f, -0.5f, 0]]))[44..]);
    }

    [Fact]
    public void Sounds_that_no_file_can_hold_are_refused()
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.wav");
        foreach (var sound in new WavFile[]
        {
            new(44_100, WavFormat.Float32, []), new(44_100, WavFormat.Float32, [[]]), new(44_100, WavFormat.Float32, [[1], [1, 2]]), new(0, WavFormat.Float32, [[1]]),
            new(44_100, (WavFormat)9, [[1]]), new(44_100, WavFormat.Integer16, [[float.NaN]]),
        })
            Should.Throw<ArgumentException>(() => sound.Write(path));
        File.Exists(path).ShouldBeFalse();
    }

    [Fact]
    public void The_header_is_the_one_that_the_specification_gives()
    {
        byte[] bytes = Write(new WavFile(44_100, WavFormat.Integer16, [[0.5f], [-0.5f]]));
        Convert.ToHexString(bytes).ShouldBe(
            "52494646" + "28000000" + "57415645" +     // RIFF, 40 bytes follow, WAVE
            "666D7420" + "10000000" + "0100" + "0200" + // fmt, 16 bytes: integers, two channels
            "44AC0000" + "10B10200" + "0400" + "1000" + // 44,100 Hz, 176,400 bytes a second, 4 a frame, 16 bits
            "64617461" + "04000000" + "0040" + "00C0"); // data, 4 bytes
    }

    [Fact]
    public void Reads_the_extensible_form_and_passes_over_other_chunks_and_their_padding()
    {
        byte[] plain = Stereo(WavFormat.Float32);
        byte[] format = [0xFE, 0xFF, .. plain[22..36], 22, 0, 32, 0, 3, 0, 0, 0, 3, 0, .. new byte[14]];
        byte[] file = [.. plain[..12], .. "LIST"u8, 3, 0, 0, 0, 1, 2, 3, 0, .. "fmt "u8, 40, 0, 0, 0, .. format, .. plain[36..], .. "junk"u8];
        Read(file).Channels.ShouldBe([[0, 0.5f, -1], [0.25f, -0.25f, 1f / 32768]]);
    }

    [Theory]
    [InlineData(0, "JUNK", "'RIFF' and 'WAVE', got 'JUNK' and 'WAVE'")]
    [InlineData(8, "AVI ", "'RIFF' and 'WAVE', got 'RIFF' and 'AVI '")]
    [InlineData(12, "none", "a 'fmt ' chunk before the 'data' chunk, got none")]
    [InlineData(16, "\x08\0\0\0", "a format chunk of at least 16 bytes, got 8")]
    [InlineData(16, "\xFF\xFF\xFF\xFF", "4,294,967,295 bytes of chunk 'fmt ', got 48 to the end of the file")]
    [InlineData(20, "\x02", "integers of 8, 16, 24 or 32 bits (format 1) or floats of 32 or 64 (format 3), got 32 bits of format 2")]
    [InlineData(22, "\0", "1 to 64 channels, got 0")]
    [InlineData(22, "\x01", "frames of 4 bytes, got 8")]
    [InlineData(24, "\0\0", "a sample rate of 1 to 1,000,000 Hz, got 0")]
    [InlineData(34, "\x18", "integers of 8, 16, 24 or 32 bits (format 1) or floats of 32 or 64 (format 3), got 24 bits of format 3")]
    [InlineData(36, "none", "a 'data' chunk, got the end of the file")]
    [InlineData(40, "\0", "at least one whole frame of 8 bytes, got 0 bytes of data")]
    [InlineData(40, "\x17", "at least one whole frame of 8 bytes, got 23 bytes of data")]
    [InlineData(40, "\xF0\xFF\xFF\xFF", "4,294,967,280 bytes of chunk 'data', got 24 to the end of the file")]
    [InlineData(44, "\0\0\xC0\x7F", "finite samples, got NaN in frame 0")]
    public void Says_what_it_expected_and_what_came(int at, string patch, string message)
    {
        byte[] bytes = Stereo(WavFormat.Float32);
        for (int i = 0; i < patch.Length; i++) bytes[at + i] = (byte)patch[i];
        if (at == 24) bytes[26] = bytes[27] = 0;
        Should.Throw<DataFormatException>(() => Read(bytes)).Message.ShouldBe("song.wav: expected " + message);
    }

    [Fact]
    public void Asks_for_no_memory_that_the_file_does_not_fill()
    {
        byte[] bytes = Stereo(WavFormat.Integer16);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(40), 0x7FFF_FFFC);
        Should.Throw<DataFormatException>(() => Read(bytes));
        const long Most = 100_000;
        AllocatedBytes.Once(() => Should.Throw<DataFormatException>(() => Read(bytes)), Most).ShouldBeLessThanOrEqualTo(Most);
    }

    [Fact]
    public void Damaged_files_are_read_or_refused_and_nothing_else() =>
        Gen.Select(Gen.Enum<WavFormat>(), Gen.Int[0, 68], Gen.Select(Gen.Int[0, 67], Gen.Byte).Array[0, 6]).Draw(drawn =>
        {
            var (format, length, damages) = drawn;
            byte[] bytes = Stereo(format);
            foreach (var (at, value) in damages)
                if (at < bytes.Length) bytes[at] = value;
            bytes = bytes[..Math.Min(length == 68 ? bytes.Length : length, bytes.Length)];
            try
            {
                Read(bytes).Channels.ShouldAllBe(channel => channel.All(float.IsFinite));
            }
            catch (DataFormatException problem)
            {
                problem.Message.ShouldStartWith("song.wav: expected ");
            }
        }, count: 5000);

    [Fact]
    public void Replaces_a_file_on_the_disk()
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.wav");
        try
        {
            new WavFile(8_000, WavFormat.Integer16, [[0.5f]]).Write(path);
            new WavFile(8_000, WavFormat.Float32, [[0.1f, 0.2f]]).Write(path);
            WavFile.Read(path).Channels[0].ShouldBe([0.1f, 0.2f]);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
