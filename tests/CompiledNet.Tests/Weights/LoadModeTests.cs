using System.Linq;

namespace CompiledNet.Tests;

/// <summary>Loading what fits, and saying what did not.</summary>
public class LoadModeTests
{
    [Fact]
    public void ATrunkGoesIntoANetworkWithANewHead()
    {
        using var folder = new TemporaryFolder();
        var trained = new FakeNetwork<float>().Numbered(i => i);
        trained.Save(folder["a"], StandardScaler.Fit([1, 10, 7, 3, 30, 7], width: 3));
        var other = new FakeNetwork<float>(second: "head", activation: "Softmax").Numbered(i => -i);

        Should.Throw<WeightFileException>(() => other.Load(folder["a"])).Message.ShouldContain("tensor 'head/kernel'");
        Should.Throw<WeightFileException>(() => other.Load(folder["a"], LoadMode.Strict)).Message.ShouldContain("tensor 'head/kernel'");
        var report = other.Load(folder["a"], LoadMode.ByName);

        report.Loaded.ShouldBe(["hidden/kernel", "hidden/bias"]);
        report.Missing.ShouldBe(["head/kernel", "head/bias"]);
        report.Unused.Order().ShouldBe(["out/bias", "out/kernel"]);
        report.Mismatched.ShouldBeEmpty();
        report.IsComplete.ShouldBeFalse();
        report.ToString().ShouldBe("loaded: hidden/kernel, hidden/bias\nmissing: head/kernel, head/bias\nunused: out/bias, out/kernel\n");
        Values(other, "hidden/kernel").ShouldBe(Enumerable.Range(1, 12).Select(i => (float)i));
        Values(other, "head/bias").ShouldBe([-25, -26]);
    }

    [Fact]
    public void AnotherShapeIsReportedAndStays()
    {
        using var folder = new TemporaryFolder();
        new FakeNetwork<float>().Numbered(i => i).Save(folder["a"]);
        var wider = new FakeNetwork<float>(hidden: 5).Numbered(i => -i);

        var report = wider.Load(folder["a"], LoadMode.ByName);

        report.Loaded.ShouldBe(["out/bias"]);
        report.Mismatched.Select(mismatch => mismatch.ToString()).ShouldBe(["hidden/kernel [3, 5], not [3, 4]", "hidden/bias [5], not [4]", "out/kernel [5, 2], not [4, 2]"]);
        Values(wider, "hidden/bias").ShouldBe([-16, -17, -18, -19, -20]);
        Values(wider, "out/bias").ShouldBe([25, 26]);
    }

    [Fact]
    public void WhatFitsInAllPointsIsComplete()
    {
        using var folder = new TemporaryFolder();
        new FakeNetwork<float>().Save(folder["a"]);
        foreach (var mode in new[] { LoadMode.Strict, LoadMode.ByName })
        {
            var report = new FakeNetwork<float>().Load(folder["a"], mode);
            report.IsComplete.ShouldBeTrue();
            report.Loaded.Count.ShouldBe(4);
        }

        Should.Throw<System.ArgumentOutOfRangeException>(() => new FakeNetwork<float>().Load(folder["a"], (LoadMode)7));
    }

    private static float[] Values(FakeNetwork<float> network, string name)
    {
        var parameter = network.Description.Parameters.Single(parameter => parameter.Name == name);
        var values = new float[parameter.Count];
        parameter.Gather<float>(network.Parameters.Span, values);
        return values;
    }
}
