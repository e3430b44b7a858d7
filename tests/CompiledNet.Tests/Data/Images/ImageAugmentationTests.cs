using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using CompiledNet.Numerics;
using CompiledNet.Tests.Reference;

namespace CompiledNet.Tests.Data.Images;

public class ImageAugmentationTests
{
    private static readonly JsonElement Recorded = ReferenceFile.Open("augmentation.json");
    private static readonly ImageShape Shape = new(5, 7, 2);
    private static readonly double[] Image = Recorded.Numbers("image");

    private static readonly ImageAugmentation[] s_all =
    [
        new RandomFlip(), new RandomTranslation(0.4, 0.4), new RandomTranslation(0.4, (-0.1, 0.7), FillMode.Wrap), new RandomRotation(0.3, FillMode.Constant, fillValue: 9),
        new RandomRotation(0.3, FillMode.Nearest, Interpolation.Nearest), new RandomZoom(0.5), new RandomZoom(0.5, (-0.3, 0), FillMode.Wrap), new RandomShear(0.5, 0.2),
        new RandomCrop(3, 4), new RandomCrop(9, 4), new RandomBrightness(0.3), new RandomContrast(0.9), new RandomErasing((1, 1), (0.2, 0.6)), new RandomErasing((1, 1), (0.2, 0.6), 7),
        new RandomGaussianNoise(3),
    ];

    private static double[] Of(ImageAugmentation augmentation, ImageDraw draw, double[]? image = null)
    {
        double[] result = new double[augmentation.OutputShape(Shape).Size];
        augmentation.Apply(image ?? Image, Shape, result, draw);
        return result;
    }

    private static ImageDraw Draw(int seed = 1) => ImageDraw.Next(new RandomStream(seed));

    private static void ShouldBeNear(IReadOnlyList<double> actual, IReadOnlyList<double> expected, string what, double apart = 1e-9)
    {
        actual.Count.ShouldBe(expected.Count, what);
        for (int i = 0; i < actual.Count; i++) actual[i].ShouldBe(expected[i], apart, $"{what} [{i}]");
    }

    [Fact]
    public void Pixels_are_moved_as_by_Keras_matrices_and_PyTorch()
    {
        foreach (var warp in Recorded.GetProperty("warps").EnumerateArray())
        {
            double[] factors = warp.Numbers("factors");
            FactorRange first = (factors[0], factors[0]), last = (factors[^1], factors[^1]);
            var (fill, interpolation) = (Enum.Parse<FillMode>(warp.GetProperty("fill").GetString()!), Enum.Parse<Interpolation>(warp.GetProperty("interpolation").GetString()!));
            double value = Recorded.GetProperty("fill").GetDouble();
            string name = warp.GetProperty("name").GetString()!;
            ImageAugmentation augmentation = name switch
            {
                "RandomTranslation" => new RandomTranslation(first, last, fill, interpolation, value),
                "RandomRotation" => new RandomRotation(first, fill, interpolation, value),
                _ => new RandomZoom(first, factors.Length > 1 ? last : null, fill, interpolation, value),
            };
            ShouldBeNear(Of(augmentation, Draw()), warp.Numbers("pixels"), $"{name} {string.Join(" ", factors)} {fill} {interpolation}");
        }
    }

    [Fact]
    public void Rows_and_columns_are_slanted_either_way()
    {
        double[][] expected = [.. Recorded.GetProperty("shears").EnumerateArray().Select(shear => shear.Numbers("pixels"))];
        var shear = new RandomShear((0.4, 0.4), (0.15, 0.15));
        int[] ways = [.. Enumerable.Range(0, 20).Select(seed => Array.FindIndex(expected, pixels => Math.Abs(pixels[^1] - Of(shear, Draw(seed))[^1]) < 1e-9))];
        ways.Distinct().Order().ShouldBe([0, 1]);
        for (int seed = 0; seed < ways.Length; seed++) ShouldBeNear(Of(shear, Draw(seed)), expected[ways[seed]], $"seed {seed}");
    }

    [Fact]
    public void Flips_are_tosses_of_coins()
    {
        var counts = new int[4];
        for (int seed = 0; seed < 200; seed++)
        {
            double[] made = Of(new RandomFlip(), Draw(seed));
            int way = Enumerable.Range(0, 4).Single(way => Enumerable.Range(0, 5).All(row => Enumerable.Range(0, 7).All(column => Enumerable.Range(0, 2).All(channel =>
                made[(row * 7 + column) * 2 + channel] == Image[((way > 1 ? 4 - row : row) * 7 + (way % 2 == 1 ? 6 - column : column)) * 2 + channel]))));
            counts[way]++;
        }

        // 50 are expected, with a standard deviation of 6.
        counts.ShouldAllBe(count => count > 25 && count < 75);
        var rows = Enumerable.Range(0, 50).Select(seed => Of(new RandomFlip(FlipMode.Horizontal), Draw(seed))[0]).Distinct();
        rows.Order().ShouldBe(new[] { Image[0], Image[12] }.Order());
        Enumerable.Range(0, 50).Select(seed => Of(new RandomFlip(FlipMode.Vertical), Draw(seed))[0]).Distinct().Order().ShouldBe(new[] { Image[0], Image[56] }.Order());
    }

    [Fact]
    public void A_crop_is_a_part_of_the_image_and_at_rest_the_middle_resized()
    {
        var places = new HashSet<(int, int)>();
        for (int seed = 0; seed < 200; seed++)
        {
            double[] made = Of(new RandomCrop(3, 6), Draw(seed));
            int at = Array.IndexOf(Image, made[0]) / 2;
            places.Add((at / 7, at % 7));
            for (int i = 0; i < made.Length; i++) made[i].ShouldBe(Image[(at / 7 + i / 12) * 14 + at % 7 * 2 + i % 12]);
        }

        places.Count.ShouldBe(6);
        foreach (var crop in Recorded.GetProperty("crops").EnumerateArray())
            ShouldBeNear(Of(new RandomCrop(crop.GetProperty("size")[0].GetInt32(), crop.GetProperty("size")[1].GetInt32()), default), crop.Numbers("pixels"), crop.GetProperty("size").ToString());
        var larger = Recorded.GetProperty("crops")[1];
        ShouldBeNear(Of(new RandomCrop(10, 4), Draw()), larger.Numbers("pixels"), "larger than the image");
    }

    [Fact]
    public void Colors_are_those_of_Keras_formulas()
    {
        ShouldBeNear(Of(new RandomBrightness((0.3, 0.3)), Draw()), Recorded.Numbers("brightness"), "brightness");
        // A contrast of just 1.6 is the largest of a range that is nothing else.
        double[] contrasted = Of(new RandomContrast(0, 1), Draw(3));
        double factor = new RandomContrast(0, 1).Factor.Lower + Draw(3).Uniform(0);
        double[] means = [.. Enumerable.Range(0, 2).Select(channel => Image.Where((_, i) => i % 2 == channel).Average())];
        ShouldBeNear(contrasted, [.. Image.Select((x, i) => Math.Clamp((x - means[i % 2]) * factor + means[i % 2], 0, 255))], "contrast");
    }

    [Fact]
    public void A_rectangle_is_erased()
    {
        double[] made = Of(new RandomErasing((1, 1), (0.25, 0.25), -1, low: -1), Draw());
        int[] erased = [.. Enumerable.Range(0, 35).Where(pixel => made[2 * pixel] == -1 && made[2 * pixel + 1] == -1)];
        for (int i = 0; i < 70; i++)
            if (!erased.Contains(i / 2)) made[i].ShouldBe(Image[i]);
        int[] rows = [.. erased.Select(pixel => pixel / 7).Distinct()], columns = [.. erased.Select(pixel => pixel % 7).Distinct()];
        // Half of 5 and half of 7, not rounded: 2 or 3 rows, 3 or 4 columns.
        rows.Length.ShouldBeInRange(2, 3);
        columns.Length.ShouldBeInRange(3, 4);
        erased.Length.ShouldBe(rows.Length * columns.Length);

        double[] noise = Of(new RandomErasing((1, 1), (1, 1)), Draw());
        noise.ShouldAllBe(number => number >= 0 && number <= 255);
        noise.Distinct().Count().ShouldBeGreaterThan(20);
        Enumerable.Range(0, 400).Count(seed => !Of(new RandomErasing((0.5, 0.5), (0.9, 0.9), 1), Draw(seed)).SequenceEqual(Image)).ShouldBeInRange(160, 240);
    }

    [Fact]
    public void Without_a_draw_nothing_happens()
    {
        foreach (var augmentation in s_all.Where(augmentation => augmentation is not RandomCrop)) Of(augmentation, default).ShouldBe(Image);
    }

    [Fact]
    public void Gradients_are_those_of_central_differences()
    {
        const double Step = 1e-5;
        foreach (var augmentation in s_all)
        foreach (var draw in new[] { Draw(11), default })
        {
            double[] dy = [.. Enumerable.Range(0, augmentation.OutputShape(Shape).Size).Select(i => Math.Sin(i + 1))], dx = new double[Shape.Size];
            augmentation.Backward<double>(Image, Shape, dy, dx, draw);
            for (int i = 0; i < dx.Length; i++)
            {
                double[] more = [.. Image], less = [.. Image];
                more[i] += Step;
                less[i] -= Step;
                double[] up = Of(augmentation, draw, more), down = Of(augmentation, draw, less);
                dx[i].ShouldBe(dy.Select((gradient, j) => gradient * (up[j] - down[j]) / (2 * Step)).Sum(), 1e-5, $"{augmentation.GetType().Name} [{i}]");
            }
        }
    }

    [Fact]
    public void What_lies_between_pixels_changes_nothing()
    {
        var padded = Shape with { PixelStride = 4 };
        double[] wide = new double[padded.Size];
        for (int i = 0; i < 70; i++) wide[i / 2 * 4 + i % 2] = Image[i];
        foreach (var augmentation in s_all.Where(augmentation => augmentation is not RandomGaussianNoise))
        {
            double[] made = new double[augmentation.OutputShape(padded).Size];
            augmentation.Apply(wide, padded, made, Draw(5));
            made.Where((_, i) => i % 4 < 2).ShouldBe(Of(augmentation, Draw(5)), augmentation.GetType().Name);
        }
    }

    [Fact]
    public void Factors_beyond_what_they_mean_are_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new RandomRotation(1.5)).Message.ShouldContain("A range within -1 to 1 was expected, but it is -1.5 to 1.5");
        Should.Throw<ArgumentOutOfRangeException>(() => new RandomTranslation((0.3, 0.2), 0));
        Should.Throw<ArgumentOutOfRangeException>(() => new RandomZoom(double.NaN));
        Should.Throw<ArgumentOutOfRangeException>(() => new RandomShear(0.1, 0.1, fillValue: double.PositiveInfinity));
        Should.Throw<ArgumentOutOfRangeException>(() => new RandomCrop(0, 3));
        Should.Throw<ArgumentOutOfRangeException>(() => new RandomBrightness(0.1, 5, 5));
        Should.Throw<ArgumentOutOfRangeException>(() => new RandomContrast(1.1));
        Should.Throw<ArgumentOutOfRangeException>(() => new RandomErasing(2));
        Should.Throw<ArgumentOutOfRangeException>(() => new RandomGaussianNoise(-1));
        Should.Throw<ArgumentOutOfRangeException>(() => new RandomFlip((FlipMode)7));
    }
}
