using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace CompiledNet.Explanations.Tests;

public sealed class AttributionTests : IDisposable
{
    private static readonly float[] s_row = Numbers.Of(4, 10), s_baseline = Numbers.Of(4, 11), s_image = Numbers.Of(72, 20);
    private readonly string _folder = Directory.CreateTempSubdirectory("compilednet-explanations").FullName;
    private readonly Explainer _table = new(Numbers.WithNumbers(new Classifier()), ["age", "sex", "dose", "weight"]);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Captum's algorithms in PyTorch; see Reference/attributions.py.</summary>
    [Fact]
    public void AttributionsOfATableAreThoseOfPyTorch()
    {
        Numbers.WithNumbers(new Classifier()).Predict(s_row).ShouldBe(Recorded.Of("prediction"), 1e-6);
        _table.Saliency(s_row, 1).Values.ShouldBe(Recorded.Of("saliency"), 1e-6);
        _table.InputTimesGradient(s_row, 1).Values.ShouldBe(Recorded.Of("input_times_gradient"), 1e-6);
        _table.IntegratedGradients(s_row, 1).Values.ShouldBe(Recorded.Of("integrated_gradients"), 1e-6);
        _table.IntegratedGradients(s_row, 2, s_baseline).Values.ShouldBe(Recorded.Of("integrated_gradients_from"), 1e-6);
        _table.Occlusion(s_row, 1, s_baseline).Values.ShouldBe(Recorded.Of("occlusion"), 1e-6);
    }

    [Fact]
    public void AttributionsOfAnImageAreThoseOfPyTorch()
    {
        var network = Numbers.WithNumbers(new Picture(), first: 4);
        network.Predict(s_image).ShouldBe(Recorded.Of("picture"), 1e-6);
        var occlusion = new Explainer(network).OcclusionOfImage(s_image, 0, window: 3, stride: 2);
        occlusion.Values.ShouldBe(Recorded.Of("occlusion_of_image"), 1e-6);
        occlusion.Image().Values.ShouldBe(Enumerable.Range(0, 36).Select(i => occlusion.Values[2 * i] + occlusion.Values[2 * i + 1]));

        var trunk = new PictureTrunk();
        var head = new PictureHead();
        trunk.Weights.CopyFrom(network, LoadMode.ByName);
        head.Weights.CopyFrom(network, LoadMode.ByName);
        var map = GradCam.Map(trunk, head, s_image, 0);
        (map.Height, map.Width).ShouldBe((4, 4));
        map.Values.ShouldBe(Recorded.Of("grad_cam"), 1e-6);

        // From one network that shows its maps.
        var showing = new PictureWithMaps();
        foreach (var (shown, given) in showing.Weights.Zip(network.Weights)) shown.Set(given.ToArray());
        var explainer = new Explainer(showing);
        explainer.GradCam(s_image, explainer.OutputOf("Class"), "Maps").Values.ShouldBe(Recorded.Of("grad_cam"), 1e-6);
        Should.Throw<ArgumentException>(() => explainer.GradCam(s_image, explainer.OutputOf("Class"), "maps")).Message.ShouldContain("'maps' of 'PictureWithMaps'");
        map.Resize(6, 7).Values.ShouldBe(Recorded.Of("grad_cam_resized"), 1e-6);
    }

    [Fact]
    public void IntegratedGradientsAddUpToWhatTheyExplain()
    {
        var network = new Classifier(seed: 3);
        var explainer = new Explainer(network);
        foreach (float[] row in Numbers.Rows(20, 4))
        {
            float[] wide = [.. row.Select(x => 5 * x)], base0 = new float[4];
            for (int output = 0; output < 3; output++)
                explainer.IntegratedGradients(wide, output).Sum.ShouldBe(network.Predict(wide)[output] - network.Predict(base0)[output], 1e-3);
        }
    }

    /// <summary>Of a plane all methods say the slope, or the slope times the way.</summary>
    [Fact]
    public void OfAPlaneEveryMethodSaysTheSlope()
    {
        var network = new Line();
        network.Weights["dense/kernel"].Set([2, -3, 0]);
        network.Weights["dense/bias"].Set([7]);
        var explainer = new Explainer(network);
        float[] row = [1, 2, 3];
        explainer.Saliency(row, 0).Values.ShouldBe([2, 3, 0]);
        explainer.SmoothGrad(row, 0, samples: 130).Values.ShouldBe([2, -3, 0], 1e-5);
        explainer.InputTimesGradient(row, 0).Values.ShouldBe([2, -6, 0]);
        explainer.IntegratedGradients(row, 0, steps: 7).Values.ShouldBe([2, -6, 0], 1e-5);
        explainer.Occlusion(row, 0, [1, 1, 1]).Values.ShouldBe([0, -3, 0], 1e-5);
    }

    /// <summary>The mean gradient over noise is that of the smoothed function: another one than without noise, and the same for every seed but for chance.</summary>
    [Fact]
    public void SmoothGradIsTheMeanOfTheGradientAround()
    {
        var explainer = new Explainer(new Classifier(seed: 3));
        float[] plain = [.. explainer.InputTimesGradient(s_row, 0).Values.Select((value, i) => value / s_row[i])];
        explainer.SmoothGrad(s_row, 0, noise: 0).Values.ShouldBe(plain, 1e-6);
        float[] smooth = [.. explainer.SmoothGrad(s_row, 0, samples: 2000, noise: 1, seed: 1).Values];
        explainer.SmoothGrad(s_row, 0, samples: 2000, noise: 1, seed: 1).Values.ShouldBe(smooth);
        var other = explainer.SmoothGrad(s_row, 0, samples: 2000, noise: 1, seed: 2).Values;
        Enumerable.Range(0, 4).Max(i => MathF.Abs(smooth[i] - plain[i])).ShouldBeGreaterThan(3 * Enumerable.Range(0, 4).Max(i => MathF.Abs(smooth[i] - other[i])));
    }

    [Fact]
    public void ColumnsAreKnownByTheirNamesAndImagesAreWritten()
    {
        var attribution = _table.InputTimesGradient(s_row, 1);
        attribution["dose"].ShouldBe(attribution.Values[2]);
        attribution.Ranked.Select(one => MathF.Abs(one.Value)).ShouldBeInOrder(SortDirection.Descending);
        attribution.ToString().Split('\n').Length.ShouldBe(4);
        Should.Throw<KeyNotFoundException>(() => attribution["height"]).Message.ShouldBe("There is no column 'height' among: age, sex, dose, weight.");
        Should.Throw<ArgumentException>(() => attribution.Image()).Message.ShouldStartWith("An image [height, width, channels] is wanted, and the inputs are: input [4].");

        var image = new AttributionImage(2, 3, [0, -2, 1, 0.5f, 0, 2]);
        image.ToString().ShouldBe("  @@==\n::  @@");
        string path = Path.Combine(_folder, "deep", "map.pgm");
        image.SavePgm(path);
        File.ReadAllBytes(path).ShouldBe([.. "P5\n3 2\n255\n"u8, 0, 255, 128, 64, 0, 255]);
        new AttributionImage(1, 1, [0]).ToString().ShouldBe("  ");
    }

    [Fact]
    public void WhatIsNotThereIsSaid()
    {
        _table.OutputOf("dense_1", 2).ShouldBe(2);
        Should.Throw<ArgumentException>(() => _table.OutputOf("heads")).Message.ShouldStartWith("'Classifier' has no output 'heads', but: dense_1.");
        Should.Throw<ArgumentOutOfRangeException>(() => _table.OutputOf("dense_1", 3)).Message.ShouldStartWith("The output 'dense_1' of 'Classifier' has 3 numbers, from 0 on.");
        Should.Throw<ArgumentOutOfRangeException>(() => _table.Saliency(s_row, 3)).Message.ShouldStartWith("A prediction of 'Classifier' has 3 numbers, from 0 on.");
        Should.Throw<ArgumentException>(() => _table.Saliency([1, 2], 0)).Message.ShouldStartWith("'Classifier' takes 4 numbers, not 2.");
        Should.Throw<ArgumentException>(() => _table.IntegratedGradients(s_row, 0, [1])).Message.ShouldStartWith("A baseline for 'Classifier' has 4 numbers, not 1.");
        Should.Throw<ArgumentException>(() => new AttributionImage(2, 2, [1, 2, 3])).Message.ShouldStartWith("An image of 2 × 2 has 4 numbers, not 3.");
        Should.Throw<ArgumentException>(() => new Explainer(new Line(), ["a"])).Message.ShouldStartWith("'Line' takes 3 numbers, and there are 1 names.");
        var blind = new Explainer(new WithoutGradients(seed: 1));
        Should.Throw<InvalidOperationException>(() => blind.Saliency([1, 2, 3], 0))
            .Message.ShouldBe("'WithoutGradients' gives no gradients of its inputs: declare it with [Network(InputGradients = true)].");
        blind.Occlusion([1, 2, 3], 0).Values.Count.ShouldBe(3);
        var two = new Explainer(new TwoOutputs(seed: 1));
        two.Saliency([1, 2, 3], two.OutputOf("Trained", 1)).Values.ShouldContain(value => value > 0);
        Should.Throw<InvalidOperationException>(() => two.Saliency([1, 2, 3], two.OutputOf("Untrained")))
            .Message.ShouldStartWith("The output 'Untrained' has no loss, so that no gradient goes back from it");
        Should.Throw<ArgumentException>(() => GradCam.Map(new Line(), new PictureHead(), [1, 2, 3], 0));
        Should.Throw<ArgumentOutOfRangeException>(() => new Explainer(new Picture()).OcclusionOfImage(s_image, 0, window: 7));
    }

    /// <summary>Ids have no gradient: beside other numbers they stay as they are on every way, alone they are refused.</summary>
    [Fact]
    public void IdsStayAsTheyAre()
    {
        var network = Numbers.WithNumbers(new WordsAndNumbers());
        var explainer = new Explainer(network);
        float[] row = [2, 1, 0.5f, -0.25f], start = [2, 1, 0, 0];
        var values = explainer.IntegratedGradients(row, 0).Values;
        values.Take(2).ShouldBe([0, 0]);
        values.Sum().ShouldBe(network.Predict(row)[0] - network.Predict(start)[0], 1e-5f);
        explainer.SmoothGrad(row, 0).Values.Take(2).ShouldBe([0, 0]);
        Should.Throw<InvalidOperationException>(() => new Explainer(new Words(seed: 1)).Saliency([1, 2], 0)).Message.ShouldStartWith("'Words' takes nothing but ids, which have no gradient: use Occlusion");
        new Explainer(new Words(seed: 1)).Occlusion([1, 2], 0).Values.Count.ShouldBe(2);
    }

    /// <summary>Two layers by hand: ½(A₂ + I)·½(A₁ + I) with the heads' means.</summary>
    [Fact]
    public void RolloutIsTheProductOfTheLayers()
    {
        float[,,] first = { { { 1, 0 }, { 0.5f, 0.5f } }, { { 0, 1 }, { 0.5f, 0.5f } } }, second = { { { 0, 1 }, { 1, 0 } } };
        double[,] rollout = AttentionRollout.Of([first, second]);
        // ½(mean + I) of the first: [0.75 0.25; 0.25 0.75], of the second [0.5 0.5; 0.5 0.5].
        rollout.Cast<double>().ShouldBe([0.5, 0.5, 0.5, 0.5], 1e-12);
        AttentionRollout.Of([first]).Cast<double>().ShouldBe([0.75, 0.25, 0.25, 0.75], 1e-12);
        Should.Throw<ArgumentException>(() => AttentionRollout.Of([]));
        Should.Throw<ArgumentException>(() => AttentionRollout.Of([first, new float[1, 3, 3]])).Message.ShouldStartWith("Layer 1 is [1, 3, 3]; [heads, 2, 2] was expected.");
    }
}
