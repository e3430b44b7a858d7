using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace CompiledNet.Tests;

public class WeightFileTests
{
    private static readonly int[] SpecialBits = [0x7FC01234, unchecked((int)0x80000000), 1, 0x7F800000, 0x3F800001];

    private static float Special(int i) => BitConverter.Int32BitsToSingle(SpecialBits[i % SpecialBits.Length]);

    private static StandardScaler Scaler => StandardScaler.Fit([1, 10, 7, 3, 30, 7], width: 3);

    [Fact]
    public void EveryBitComesBack()
    {
        using var folder = new TemporaryFolder();
        var saved = new FakeNetwork<float>().Numbered(Special);
        saved.Save(folder["a.safetensors"]);
        var loaded = new FakeNetwork<float>();
        loaded.Load(folder["a.safetensors"]);
        Bits(loaded).ShouldBe(Bits(saved));

        var doubles = new FakeNetwork<double>().Numbered(i => 1.0 / i);
        doubles.Save(folder["b.safetensors"]);
        var again = new FakeNetwork<double>();
        again.Load(folder["b.safetensors"]);
        again.Parameters.Span.ToArray().ShouldBe(doubles.Parameters.Span.ToArray());

        // A double twin carries the same structure, so that weights pass between the two.
        loaded.Load(folder["b.safetensors"]);
        loaded.Parameters.Span[1].ShouldBe(0.5f);
    }

    private static int[] Bits(INetwork<float> network) => [.. network.Parameters.Span.ToArray().Select(BitConverter.SingleToInt32Bits)];

    [Fact]
    public void WritesTheBytesThatPythonHasRead()
    {
        using var folder = new TemporaryFolder();
        new FakeNetwork<float>().Numbered(i => i).Save(folder["a"], Scaler);
        File.ReadAllBytes(folder["a"]).ShouldBe(File.ReadAllBytes(DataReference.PathOf("weights_ours.safetensors")));
    }

    [Fact]
    public void AStreamHasTheBytesOfTheFile()
    {
        using var folder = new TemporaryFolder();
        var saved = new FakeNetwork<float>().Numbered(Special);
        saved.Save(folder["a"], Scaler);
        var stream = new MemoryStream();
        saved.Save(stream, Scaler);
        stream.ToArray().ShouldBe(File.ReadAllBytes(folder["a"]));

        stream.Position = 0;
        var loaded = new FakeNetwork<float>();
        loaded.Load(stream, out var scaler);
        Bits(loaded).ShouldBe(Bits(saved));
        scaler.ShouldBeOfType<StandardScaler>();
        // What is damaged or of another network changes nothing.
        var other = new FakeNetwork<float>().Numbered(i => i);
        Should.Throw<WeightFileException>(() => other.Load(new MemoryStream(stream.ToArray()[..^3])));
        Bits(other).ShouldBe(Bits(new FakeNetwork<float>().Numbered(i => i)));
    }

    [Fact]
    public void ADescriptionSaysWhatDiffersInTheStructureOfAnother()
    {
        var network = new FakeNetwork<float>().Description;
        network.DifferenceTo(new FakeNetwork<double>().Description.Structure).ShouldBeNull();
        network.DifferenceTo(new FakeNetwork<float>(activation: "Tanh").Description.Structure).ShouldBe("the network Pair expects 'Activation = Sigmoid' of 'out' (Dense), got 'Activation = Tanh'");
        network.DifferenceTo("").ShouldBe("the network Pair expects Input for the input 'input', got nothing more");
        network.DifferenceTo(network.Structure + "\n").ShouldBe("the network Pair expects another text of its structure");
    }

    [Fact]
    public void CarriesTheScaler()
    {
        using var folder = new TemporaryFolder();
        float[] row = [0.1f, 2, 3];
        var network = new FakeNetwork<float>();
        foreach (Scaler scaler in new Scaler[] { Scaler, MinMaxScaler.Fit([0.1f, 10, 7, 3, 30, 7], 3, -1, 1) })
        {
            network.Save(folder["a"], scaler);
            network.Load(folder["a"], out var loaded);
            loaded.ShouldBeOfType(scaler.GetType());
            float[] expected = new float[3], came = new float[3], alone = new float[3];
            scaler.Apply(row, expected);
            loaded!.Apply(row, came);
            CompiledNet.Scaler.Load(folder["a"]).Apply(row, alone);
            came.ShouldBe(expected);
            alone.ShouldBe(expected);
        }

        network.Save(folder["b"]);
        network.Load(folder["b"], out var none);
        none.ShouldBeNull();
        Should.Throw<WeightFileException>(() => CompiledNet.Scaler.Load(folder["b"])).Message.ShouldContain("expected a scaler");

    }

    [Fact]
    public void NamesTheFirstDifference()
    {
        using var folder = new TemporaryFolder();
        string path = folder["a"];
        new FakeNetwork<float>().Save(path);
        Refuses(path, new FakeNetwork<float>(hidden: 5), $"{path}, tensor 'hidden/kernel': the network Pair expects [3, 5], got [3, 4]");
        Refuses(path, new FakeNetwork<float>(second: "last"), $"{path}, tensor 'last/kernel': the network Pair expects [4, 2], got no such tensor");
        Refuses(path, new FakeNetwork<float>(bias: false), $"{path}, tensor 'out/bias': the network Pair expects no such tensor, got one of [2]");
        Refuses(path, new FakeNetwork<float>(activation: "Tanh"),
            $"{path}: the network Pair expects 'Activation = Tanh' of 'out' (Dense), got 'Activation = Sigmoid'");
    }

    [Fact]
    public void AScalerOfOnePositionBelongsToASequence()
    {
        using var folder = new TemporaryFolder();
        var series = new FakeNetwork<float>(input: [3, 1]);
        foreach (Scaler scaler in new Scaler[] { StandardScaler.Fit([1, 2, 4], width: 1), MinMaxScaler.Fit([1, 2, 4], width: 1), Scaler })
        {
            series.Save(folder["a"], scaler);
            series.Load(folder["a"], out var loaded);
            loaded!.FeatureCount.ShouldBe(scaler.FeatureCount);
        }

        foreach (int width in new[] { 2, 4, 6 })
            Should.Throw<ArgumentException>(() => series.Save(folder["b"], StandardScaler.Fit(new float[2 * width], width))).Message.ShouldContain($"expects a scaler of 3 features or of those of one position, not of {width}");
        Should.Throw<ArgumentException>(() => new FakeNetwork<double>().Save(folder["b"], StandardScaler.Fit([1, 2], width: 1))).ParamName.ShouldBe("scaler");
        folder.Files.ShouldBe(["a"]);
    }

    [Fact]
    public void RefusesOtherVersionsAndAcceptsFilesWithoutAStructure()
    {
        using var folder = new TemporaryFolder();
        var network = new FakeNetwork<float>().Numbered(i => i);
        network.Save(folder["a"]);
        var file = SafeTensors.Load(folder["a"]);
        SafeTensors.Save(folder["b"], file.Tensors, new Dictionary<string, string>(file.Metadata) { ["compilednet.format"] = "3" });
        Refuses(folder["b"], network, "expected the format version 2, got '3'");

        SafeTensors.Save(folder["d"], file.Tensors);
        var other = new FakeNetwork<float>();
        other.Load(folder["d"]);
        Bits(other).ShouldBe(Bits(new FakeNetwork<float>().Numbered(i => i)));
    }

    [Fact]
    public void NumbersBeyondSinglesAreRefused()
    {
        using var folder = new TemporaryFolder();
        new FakeNetwork<double>().Numbered(i => i == 5 ? 1e300 : double.PositiveInfinity).Save(folder["a"]);
        Refuses(folder["a"], new FakeNetwork<float>(), "tensor 'hidden/kernel': expected numbers within the range of singles, got 1E+300 at 4");
        Should.Throw<WeightFileException>(() => new FakeNetwork<float>().Load(folder["a"], LoadMode.ByName));
        new FakeNetwork<double>().Load(folder["a"]);
    }

    private static void Refuses(string path, FakeNetwork<float> network, string message)
    {
        network.Numbered(i => -i);
        var before = Bits(network);
        Should.Throw<WeightFileException>(() => network.Load(path)).Message.ShouldContain(message);
        Bits(network).ShouldBe(before);
    }

    // What was read tensor by tensor held some weights of before an exchange and some of after it.
    [Fact]
    public void AnExchangeMeanwhileIsSeenWholeOrNotAtAll()
    {
        using var folder = new TemporaryFolder();
        FakeNetwork<float> live = new FakeNetwork<float>().Numbered(i => i), first = new FakeNetwork<float>().Numbered(i => i), second = new FakeNetwork<float>().Numbered(i => -i);
        var (one, other) = (live.ParameterSet, second.ParameterSet);
        live.Taken = () => live.ParameterSet = ReferenceEquals(live.ParameterSet, one) ? other : one;
        INetwork<float> copy = new FakeNetwork<float>();
        Check("a file", () => { live.Save(folder["a"]); copy.Load(folder["a"]); });
        Check("a copy", () => copy.Weights.CopyFrom(live));
        Check("a mean", () => copy.Weights.SetToMean(live));

        void Check(string what, Action act)
        {
            act();
            float[] found = copy.Parameters.Span.ToArray();
            (found.AsSpan().SequenceEqual(first.Parameters.Span) || found.AsSpan().SequenceEqual(second.Parameters.Span)).ShouldBeTrue(what);
        }
    }
}
