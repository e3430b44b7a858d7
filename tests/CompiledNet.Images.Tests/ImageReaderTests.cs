using System;
using System.IO;
using System.Linq;
using CompiledNet.Testing;

namespace CompiledNet.Images.Tests;

public class ImageReaderTests
{
    public static TheoryData<string> Files => [.. ImageReference.Files];

    [Theory]
    [MemberData(nameof(Files))]
    public void Pixels_are_those_of_Pillow(string file)
    {
        var (height, width, rgb, gray) = ImageReference.Pixels(file);
        // A PNG has exactly one meaning; decoders of JPEG may round another way.
        float apart = file.StartsWith("png", StringComparison.Ordinal) ? 0 : 2;
        ShouldBeNear(Read(file, ColorMode.Rgb), rgb, apart);
        ShouldBeNear(Read(file, ColorMode.Grayscale), gray, apart);

        float[] Read(string name, ColorMode mode)
        {
            float[] pixels = new float[height * width * (mode == ColorMode.Rgb ? 3 : 1)];
            new ImageReader(new ImageOptions { Height = height, Width = width, ColorMode = mode }).Read(ImageReference.Content(name), pixels);
            return pixels;
        }
    }

    [Fact]
    public void Opacity_is_the_fourth_channel()
    {
        byte[] pixels = [10, 20, 30, 40, 50, 60, 70, 255];
        float[] read = new float[8];
        new ImageReader(new ImageOptions { Height = 1, Width = 2, ColorMode = ColorMode.Rgba }).Read(PngText.Of(1, 2, 4, pixels), read);
        read.ShouldBe(pixels.Select(pixel => (float)pixel));
    }

    [Fact]
    public void Sizes_are_those_of_Pillow_and_PyTorch()
    {
        var (height, width, source) = ImageReference.Source;
        byte[] file = PngText.Of(height, width, 1, source);
        int cases = 0;
        foreach (var (interpolation, antialias, tall, wide, expected) in ImageReference.Resizes)
        {
            float[] pixels = new float[tall * wide];
            new ImageReader(new ImageOptions { Height = tall, Width = wide, ColorMode = ColorMode.Grayscale, Interpolation = interpolation, Antialias = antialias }).Read(file, pixels);
            ShouldBeNear(pixels, expected, 2e-3f, $"{interpolation} {antialias} {tall} × {wide}");
            cases++;
        }

        cases.ShouldBeGreaterThan(20);
    }

    // Windows by Keras' smart_resize: of 4 × 8 the middle 4 × 4, or with two black rows above and below.
    [Fact]
    public void Proportions_are_kept_by_cropping_or_padding()
    {
        byte[] rows = [.. Enumerable.Range(0, 4).SelectMany(_ => Enumerable.Range(1, 8).Select(i => (byte)(10 * i)))];
        byte[] file = PngText.Of(4, 8, 1, rows);
        var square = new ImageOptions { Height = 4, Width = 4, ColorMode = ColorMode.Grayscale };
        float[] pixels = new float[16];
        new ImageReader(square with { CropToAspectRatio = true }).Read(file, pixels);
        pixels.ShouldBe([.. Enumerable.Range(0, 4).SelectMany(_ => new float[] { 30, 40, 50, 60 })]);
        new ImageReader(square with { PadToAspectRatio = true }).Read(file, pixels);
        pixels.ShouldBe([0, 0, 0, 0, 15, 35, 55, 75, 15, 35, 55, 75, 0, 0, 0, 0]);
    }

    [Fact]
    public void Reads_a_file_again_and_again_in_the_same_memory()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Add("a.png", 77, size: 64);
        var reader = new ImageReader(new ImageOptions { Height = 8, Width = 8 });
        float[] pixels = new float[reader.Options.Size];
        // What remains are the handles of the file and of the decoder, far less than the 16 KiB of pixels.
        AllocatedBytes.Fewest(() => reader.Read(path, pixels), 4).ShouldBeLessThan(4 * 2048);
        pixels.ShouldAllBe(pixel => Math.Abs(pixel - 77) < 1e-3f);
    }

    [Fact]
    public void Options_that_make_no_sense_are_refused()
    {
        Should.Throw<ArgumentException>(() => new ImageReader(new ImageOptions { Height = 0 })).Message.ShouldContain("0 × 256");
        Should.Throw<ArgumentException>(() => new ImageReader(new ImageOptions { CropToAspectRatio = true, PadToAspectRatio = true }));
        Should.Throw<ArgumentException>(() => new ImageReader(new ImageOptions { MaxPixels = 0 }));
        Should.Throw<ArgumentException>(() => new ImageReader(new ImageOptions { Interpolation = (ResizeInterpolation)9 }));
        Should.Throw<ArgumentException>(() => new ImageReader().Read(ImageReference.Content("jpeg"), new float[3]));
        Should.Throw<FileNotFoundException>(() => new ImageReader().Read(Path.Combine(Path.GetTempPath(), "no such file.png")));
    }

    private static void ShouldBeNear(float[] actual, float[] expected, float apart, string what = "")
    {
        actual.Length.ShouldBe(expected.Length);
        for (int i = 0; i < actual.Length; i++)
            if (!(Math.Abs(actual[i] - expected[i]) <= apart)) throw new Xunit.Sdk.XunitException($"{what} [{i}]: expected {expected[i]}, got {actual[i]}");
    }
}
