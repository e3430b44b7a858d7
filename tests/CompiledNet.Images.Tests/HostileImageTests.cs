using System;
using System.Threading;
using CompiledNet.Testing;
using CsCheck;

namespace CompiledNet.Images.Tests;

public class HostileImageTests
{
    private static readonly ImageOptions Small = new() { Height = 4, Width = 4 };

    private static void Read(byte[] file) => new ImageReader(Small).Read(file, new float[Small.Size], "cat.png");

    private static string Refusal(byte[] file) => Should.Throw<DataFormatException>(() => Read(file)).Message;

    [Fact]
    public void What_is_no_image_is_refused_by_name()
    {
        Refusal([]).ShouldBe("cat.png: a PNG or JPEG image was expected, but the file is empty");
        Refusal("<html></html>"u8.ToArray()).ShouldBe("cat.png: a PNG or JPEG image was expected, but the file begins with the bytes 3C68746D6C3E3C2F");
        Refusal("GIF89a"u8.ToArray()).ShouldContain("474946383961");
    }

    // Headers that claim more than the file can hold, or more than anybody wants, cost no memory.
    [Fact]
    public void Enormous_images_in_a_hundred_bytes_are_refused_before_memory_is_taken()
    {
        byte[] png = PngText.File(65_535, 65_535, 6, new byte[43]), jpeg = Jpeg(65_535, 65_535);
        png.Length.ShouldBe(100);
        Refusal(png).ShouldContain("at most 67,108,864 pixels were expected, but there are 65,535 × 65,535");
        Refusal(jpeg).ShouldContain("65,535 × 65,535");
        Refusal(PngText.File(8_000, 8_000, 2, new byte[43])).ShouldContain("at least 186,046 bytes were expected for 8,000 × 8,000 pixels, but there are 100");
        Refusal(Jpeg(8_000, 8_000)).ShouldContain("at least 125,000 bytes");
        Refusal(PngText.File(uint.MaxValue, 1, 2, [])).ShouldContain("4,294,967,295");
        foreach (byte[] file in new[] { png, jpeg })
            AllocatedBytes.Once(() => Should.Throw<DataFormatException>(() => Read(file)), 50_000).ShouldBeLessThanOrEqualTo(50_000);
    }

    [Theory]
    [InlineData("png rgb")]
    [InlineData("png palette")]
    [InlineData("jpeg")]
    [InlineData("jpeg progressive, half colors")]
    public void What_was_cut_off_is_refused_wherever_it_ends(string name)
    {
        byte[] file = ImageReference.Content(name);
        Read(file);
        for (int length = 0; length < file.Length; length++) Refusal(file[..length]).ShouldStartWith("cat.png: ");
    }

    [Fact]
    public void A_PNG_with_one_bit_wrong_is_refused()
    {
        byte[] file = ImageReference.Content("png rgb");
        for (int at = 0; at < file.Length; at++)
        {
            byte[] damaged = [.. file];
            damaged[at] ^= (byte)(1 << (at % 8));
            Refusal(damaged).ShouldStartWith("cat.png: ");
        }
    }

    // 100,000 in the long run; each of them is read or refused, and nothing else happens.
    [Fact]
    public void Mutated_files_are_read_or_refused()
    {
        string[] names = [.. ImageReference.Files];
        int refused = 0;
        Gen.Select(Gen.Int[0, names.Length - 1], Gen.Int[0, 3], Gen.Int[0, int.MaxValue], Gen.Select(Gen.Int[0, int.MaxValue], Gen.Byte).Array[1, 8]).Draw(drawn =>
        {
            var (name, cut, length, changes) = drawn;
            byte[] file = [.. ImageReference.Content(names[name])];
            foreach (var (at, value) in changes) file[at % file.Length] = value;
            if (cut == 0) file = file[..(length % file.Length)];
            if (cut == 1) PngText.Mend(file);
            try
            {
                Read(file);
            }
            catch (DataFormatException problem)
            {
                problem.Path.ShouldBe("cat.png");
                Interlocked.Increment(ref refused);
            }
        }, count: 2000);
        refused.ShouldBeGreaterThan(1000);
    }

    // A whole frame header, and a scan of nothing.
    private static byte[] Jpeg(int height, int width) =>
    [
        0xFF, 0xD8, 0xFF, 0xC0, 0, 11, 8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0,
        0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0xFF, 0xD9,
    ];
}
