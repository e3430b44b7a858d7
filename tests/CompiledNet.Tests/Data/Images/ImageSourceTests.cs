using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNet.Testing;

namespace CompiledNet.Tests.Data.Images;

public class ImageSourceTests
{
    private static readonly ImageShape Shape = new(3, 4, 1);

    // Images of one number each, and one-hot targets.
    private static Dataset Images(int count = 20) => Dataset.From(
        [.. Enumerable.Range(0, count).Select(i => Enumerable.Repeat((float)(10 * i), 12).ToArray())],
        [.. Enumerable.Range(0, count).Select(i => i % 2 == 0 ? new[] { 1f, 0 } : new[] { 0f, 1 })]);

    private static float[] Read(IBatchSource source, int epoch = 0, int seed = 1, int most = 7)
    {
        var features = new List<float>();
        float[] samples = new float[most * source.FeatureCount], targets = new float[most * source.TargetCount], weights = new float[most];
        using var reader = source.Open(new SourcePass(epoch, seed));
        while (reader.Read(samples, targets, weights, most) is > 0 and var rows)
        {
            features.AddRange(samples.Take(rows * source.FeatureCount));
            features.AddRange(targets.Take(rows * source.TargetCount));
        }

        return [.. features];
    }

    [Fact]
    public void The_same_seed_and_epoch_give_the_same_images_also_read_ahead()
    {
        var source = Images().Augment(Shape, new RandomTranslation(0.5, 0.5, FillMode.Constant), new RandomFlip(), new RandomGaussianNoise(1));
        float[] first = Read(source);
        Read(source).ShouldBe(first);
        Read(source.Prefetch(1), most: 1).ShouldBe(Read(source, most: 1));
        Read(source, epoch: 1).ShouldNotBe(first);
        Read(source, seed: 2).ShouldNotBe(first);
    }

    [Fact]
    public void A_crop_changes_the_number_of_features()
    {
        var source = Images().Augment(Shape, new RandomCrop(2, 2), new RandomBrightness((0.1, 0.1)));
        source.FeatureCount.ShouldBe(4);
        source.ToDataset().FeatureRow(1).ToArray().ShouldBe([35.5f, 35.5f, 35.5f, 35.5f]);
        Should.Throw<ArgumentException>(() => Images().Augment(new ImageShape(3, 3, 1), new RandomFlip())).Message.ShouldContain("Images of 3 × 3 × 1 numbers were expected, but the samples have 12 features");
    }

    [Fact]
    public void Two_in_a_chain_draw_numbers_of_their_own()
    {
        // Were their noise the same, it would be twice as large together, and not the root of two times.
        var noise = new RandomGaussianNoise(1);
        float[] made = [.. Enumerable.Range(0, 20).SelectMany(row => Images().Augment(Shape, noise).Augment(Shape, noise).ToDataset().FeatureRow(row).ToArray().Select(x => x - 10 * row))];
        Math.Sqrt(made.Average(x => x * x)).ShouldBe(Math.Sqrt(2), 0.2);
    }

    [Fact]
    public void Batches_are_mapped_whole_and_reach_the_fit_as_they_are()
    {
        var sizes = new List<int>();
        var source = Images(10).MapBatches(4, (features, targets, rows, random) =>
        {
            sizes.Add(rows);
            (features.Length, targets.Length).ShouldBe((rows * 12, rows * 2));
            features.Fill(rows);
        });
        source.BatchSize.ShouldBe(4);
        var data = source.ToDataset();
        sizes.ShouldBe([4, 4, 2]);
        Enumerable.Range(0, 10).Select(row => data.FeatureRow(row)[0]).ShouldBe([4, 4, 4, 4, 4, 4, 4, 4, 2, 2]);
    }

    [Fact]
    public void A_mixture_is_a_weighted_mean_of_two_samples_and_of_their_targets()
    {
        var data = Images(8).MixUp(8, alpha: 1).ToDataset();
        double[] kept = new double[8];
        for (int row = 0; row < 8; row++)
        {
            // x = λ · 10 row + (1 − λ) · 10 other, for one λ and a permutation of others.
            data.FeatureRow(row).ToArray().Distinct().Count().ShouldBe(1);
            data.TargetRow(row).ToArray().Sum().ShouldBe(1, 1e-6);
            kept[row] = data.FeatureRow(row)[0] / 10;
        }

        kept.Sum().ShouldBe(28, 1e-4);
        double own = Enumerable.Range(0, 8).Select(row => (double)data.TargetRow(row)[row % 2]).Where(share => share < 1 - 1e-6).Distinct().Min();
        for (int row = 0; row < 8; row++)
        {
            double other = (kept[row] - own * row) / (1 - own);
            other.ShouldBe(Math.Round(other), 1e-3);
            double expected = (int)Math.Round(other) % 2 == row % 2 ? 1 : own;
            data.TargetRow(row)[row % 2].ShouldBe((float)expected, 1e-5f);
        }
    }

    [Fact]
    public void A_rectangle_of_another_image_brings_its_part_of_the_target()
    {
        var shape = new ImageShape(20, 20, 1);
        float[][] images = [.. Enumerable.Range(0, 40).Select(i => Enumerable.Repeat(i % 2 == 0 ? 0f : 1, 400).ToArray())];
        var data = Dataset.From(images, [.. Enumerable.Range(0, 40).Select(i => (float)(i % 2))]).CutMix(40, shape).ToDataset();
        int mixed = 0;
        for (int row = 0; row < 40; row++)
        {
            // Of the area that is exact the pixels show the nearest whole number of rows and columns.
            float share = data.FeatureRow(row).ToArray().Average();
            data.TargetRow(row)[0].ShouldBe(share, 0.1f);
            if (share is > 0.02f and < 0.98f) mixed++;
        }

        mixed.ShouldBeGreaterThan(5);
    }

    [Fact]
    public void What_has_no_mean_is_not_mixed()
    {
        var indices = Dataset.From([[1f], [2], [3]], [0f, 1, 2]).WithNames(classes: ["a", "b", "c"]);
        Should.Throw<ArgumentException>(() => indices.MixUp(2)).Message.ShouldContain("they are indices of 3 classes: make them one-hot");
        Should.Throw<ArgumentException>(() => indices.CutMix(2, new ImageShape(1, 1, 1)));
        Should.Throw<ArgumentOutOfRangeException>(() => Images().MixUp(2, alpha: 0));
        Should.Throw<ArgumentOutOfRangeException>(() => Images().MixUp(0));
        Should.Throw<ArgumentOutOfRangeException>(() => Images().CutMix(2, Shape, factor: 2));
    }

    [Fact]
    public void Reading_allocates_nothing_once_it_is_open()
    {
        var source = Images(4).Repeat().Augment(Shape, new RandomRotation(0.2), new RandomContrast(0.5), new RandomErasing()).MixUp(2);
        float[] samples = new float[24], targets = new float[4];
        using var reader = source.Open(new SourcePass());
        AllocatedBytes.Fewest(() => reader.Read(samples, targets, [], 2), calls: 1).ShouldBe(0);
    }
}
