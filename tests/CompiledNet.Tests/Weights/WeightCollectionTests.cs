using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNet.CompilerServices;

namespace CompiledNet.Tests;

public class WeightCollectionTests
{
    [Fact]
    public void WeightsAreRowMajorWhateverLiesInMemory()
    {
        // Numbered row by row; the kernel of the second layer lies transposed.
        INetwork<float> network = new FakeNetwork<float>().Numbered(i => i);
        var kernel = network.Weights["out/kernel"];
        kernel.Shape.ShouldBe([4, 2]);
        kernel.ToArray().ShouldBe([17, 18, 19, 20, 21, 22, 23, 24]);
        kernel[2, 1].ShouldBe(22);
        network.Weights["out/bias"][1].ShouldBe(26);

        kernel[2, 1] = -1;
        network.Weights["hidden/bias"].Set([1, 2, 3, 4]);
        kernel.ToArray().ShouldBe([17, 18, 19, 20, 21, -1, 23, 24]);
        network.Weights["hidden/bias"].ToArray().ShouldBe([1, 2, 3, 4]);
        network.Weights["hidden/kernel"].ToArray().ShouldBe(Enumerable.Range(1, 12).Select(i => (float)i));

        network.Weights.Select(weight => weight.ToString()).ShouldBe(["hidden/kernel [3, 4]", "hidden/bias [4]", "out/kernel [4, 2]", "out/bias [2]"]);
        network.Weights.Count.ShouldBe(4);
        network.Weights.NumberCount.ShouldBe(26);
    }

    [Fact]
    public void WrongNamesAndPlacesSayWhatThereIs()
    {
        INetwork<float> network = new FakeNetwork<float>();
        Should.Throw<KeyNotFoundException>(() => network.Weights["head/kernel"]).Message.ShouldBe("Pair has no 'head/kernel' among: hidden/kernel, hidden/bias, out/kernel, out/bias.");
        var kernel = network.Weights["out/kernel"];
        Should.Throw<ArgumentException>(() => kernel[1]).Message.ShouldContain("'out/kernel [4, 2]' takes 2 indices, not 1");
        Should.Throw<ArgumentOutOfRangeException>(() => kernel[1, 2]).Message.ShouldContain("From 0 to 1 was expected on axis 1");
        Should.Throw<ArgumentException>(() => kernel.Set([1, 2])).Message.ShouldContain("has 8 numbers, not 2");
    }

    [Fact]
    public void NormsMeansAndBlendsAreThoseOfTheNumbers()
    {
        INetwork<double> a = new FakeNetwork<double>().Numbered(i => i), b = new FakeNetwork<double>().Numbered(i => 3 * i), mean = new FakeNetwork<double>();
        // 1² + 2² + … + 26² = 26 · 27 · 53 / 6.
        a.Weights.Norm().ShouldBe(Math.Sqrt(6201), 1e-12);
        a.Weights["out/bias"].Norm().ShouldBe(Math.Sqrt(25 * 25 + 26 * 26), 1e-12);

        mean.Weights.SetToMean(a, b);
        mean.Weights["out/bias"].ToArray().ShouldBe([50.0, 52.0]);
        a.Weights.Blend(b, 0.25);
        a.Weights["out/bias"].ToArray().ShouldBe([0.75 * 25 + 0.25 * 75, 0.75 * 26 + 0.25 * 78]);
        a.Weights.Blend(b, 1);
        a.Weights["hidden/kernel"].ToArray().ShouldBe(b.Weights["hidden/kernel"].ToArray());

        Should.Throw<ArgumentOutOfRangeException>(() => a.Weights.Blend(b, 1.5));
        Should.Throw<ArgumentException>(() => a.Weights.SetToMean());
        Should.Throw<ArgumentException>(() => a.Weights.SetToMean(b, new FakeNetwork<double>(hidden: 5)));
        a.Weights["hidden/kernel"].ToArray().ShouldBe(b.Weights["hidden/kernel"].ToArray());
    }

    [Fact]
    public void WeightsAreCopiedByName()
    {
        INetwork<float> source = new FakeNetwork<float>().Numbered(i => i), same = new FakeNetwork<float>(), head = new FakeNetwork<float>(second: "head").Numbered(i => -i);
        same.Weights.CopyFrom(source).IsComplete.ShouldBeTrue();
        same.Parameters.Span.ToArray().ShouldBe(source.Parameters.Span.ToArray());

        Should.Throw<ArgumentException>(() => head.Weights.CopyFrom(source)).Message.ShouldContain("Pair has 'head/kernel' [4, 2], but Pair has none. LoadMode.ByName copies what fits.");
        head.Weights["hidden/bias"].ToArray().ShouldBe([-13, -14, -15, -16]);
        head.Weights.CopyFrom(source, LoadMode.ByName).ToString().ShouldBe("loaded: hidden/kernel, hidden/bias\nmissing: head/kernel, head/bias\nunused: out/kernel, out/bias\n");
        head.Weights["hidden/bias"].ToArray().ShouldBe([13, 14, 15, 16]);
        Should.Throw<ArgumentException>(() => new FakeNetwork<float>(bias: false).Replace(source)).Message.ShouldContain("Pair has 'out/bias', but Pair has not");
    }

    [Fact]
    public void ReplacingIsASetOfItsOwn()
    {
        INetwork<float> live = new FakeNetwork<float>().Numbered(i => -i), source = new FakeNetwork<float>().Numbered(i => i);
        var before = live.ParameterSet;
        live.Replace(source);
        live.ParameterSet.ShouldNotBe(before);
        before.Values.Span[0].ShouldBe(-1);
        live.Weights["out/bias"].ToArray().ShouldBe([25, 26]);
        source.Weights["out/bias"].Set([0, 0]);
        live.Weights["out/bias"].ToArray().ShouldBe([25, 26]);
    }
}
