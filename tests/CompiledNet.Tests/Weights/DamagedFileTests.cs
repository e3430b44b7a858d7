using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using CompiledNet.Testing;
using CompiledNet.Tests.Networks;

namespace CompiledNet.Tests;

/// <summary>A file is what it was when it was saved, or it is refused.</summary>
public class DamagedFileTests
{
    private static readonly StandardScaler s_scaler = StandardScaler.Fit([1, 10, 7, 3, 30, 7], width: 3);

    [Fact]
    public void NoBitCanBeFlippedWithoutNotice()
    {
        using var folder = new TemporaryFolder();
        var saved = new FakeNetwork<float>().Numbered(i => i);
        saved.Save(folder["a"], s_scaler);
        byte[] whole = File.ReadAllBytes(folder["a"]);
        float[] numbers = saved.Parameters.Span.ToArray();
        var silent = new List<string>();
        var loaded = new FakeNetwork<float>();
        for (int bit = 0; bit < 8 * whole.Length; bit++)
        {
            int at = bit / 8;
            Put(at, (byte)(whole[at] ^ 1 << bit % 8));
            try
            {
                loaded.Load(folder["a"], out var scaler);

                // White space of JSON may become other white space, and an escape another spelling; the meaning stays.
                bool same = loaded.Parameters.Span.SequenceEqual(numbers)
                    && scaler is StandardScaler standard && standard.Mean.SequenceEqual(s_scaler.Mean) && standard.Deviation.SequenceEqual(s_scaler.Deviation);
                if (!same) silent.Add($"byte {at} ('{(char)whole[at]}'), bit {bit % 8}");
            }
            catch (WeightFileException)
            {
            }

            Put(at, whole[at]);
        }

        silent.ShouldBeEmpty();

        // One byte in its place: to write the whole file anew takes milliseconds each time.
        void Put(int at, byte value)
        {
            using var file = File.OpenHandle(folder["a"], access: FileAccess.Write);
            RandomAccess.Write(file, [value], at);
        }
    }

    [Theory]
    [InlineData("compilednet.format")]
    [InlineData("compilednet.network")]
    [InlineData("compilednet.structure")]
    [InlineData("compilednet.fingerprint")]
    [InlineData("compilednet.checksum")]
    public void AFileWithAnyOfOurKeysHasAllOfThem(string missing)
    {
        using var folder = new TemporaryFolder();
        new FakeNetwork<float>().Save(folder["a"]);
        var file = SafeTensors.Load(folder["a"]);
        SafeTensors.Save(folder["b"], file.Tensors, file.Metadata.Where(pair => pair.Key != missing).ToDictionary());
        Should.Throw<WeightFileException>(() => new FakeNetwork<float>().Load(folder["b"])).Message.ShouldContain($"expected the metadata '{missing}'");
        Should.Throw<WeightFileException>(() => new FakeNetwork<float>().Load(folder["b"], LoadMode.ByName));
        Should.Throw<WeightFileException>(() => Scaler.Load(folder["b"]));
    }

    [Fact]
    public void AScalerThatNothingNamesIsRefused()
    {
        using var folder = new TemporaryFolder();
        new FakeNetwork<float>().Save(folder["a"], s_scaler);
        var file = SafeTensors.Load(folder["a"]);
        SafeTensors.Save(folder["b"], file.Tensors, file.Metadata.Where(pair => pair.Key != "compilednet.scaler").ToDictionary());
        Should.Throw<WeightFileException>(() => new FakeNetwork<float>().Load(folder["b"])).Message.ShouldContain("another program changed it");
        SafeTensors.Save(folder["c"], file.Tensors);
        Should.Throw<WeightFileException>(() => new FakeNetwork<float>().Load(folder["c"])).Message.ShouldContain("scaler.");
    }

    [Theory]
    [InlineData(5e-324)]
    [InlineData(0)]
    [InlineData(-1)]
    public void ADeviationThatNothingCanBeDividedByIsRefused(double deviation)
    {
        using var folder = new TemporaryFolder();
        new FakeNetwork<float>(input: [3, 1]).Save(folder["a"], StandardScaler.Fit([1, 2], width: 1));
        var file = SafeTensors.Load(folder["a"]);
        NamedTensor[] tensors = [.. file.Tensors.Where(tensor => tensor.Name != "scaler.deviation"), new("scaler.deviation", [1], [deviation])];
        SafeTensors.Save(folder["b"], tensors, FileSeal.Seal(file.Metadata, tensors));
        Should.Throw<WeightFileException>(() => Scaler.Load(folder["b"])).Message.ShouldContain("that something can be divided by");
    }

    // Two classes, and two categories of a pipeline, became one when they were loaded.
    [Fact]
    public void TextThatWouldComeBackAsAnotherIsNotSaved()
    {
        using var folder = new TemporaryFolder();
        const string Half = "x\ud800", Other = "x\ud801";
        var names = new PlainNetwork<float>();
        names.Fit(Dataset.From([[1, 2, 3], [4, 5, 6]], [0, 1]).WithNames(classes: [Half, Other]));
        Should.Throw<ArgumentException>(() => names.Save(folder["a"])).Message.ShouldContain("the surrogate at 1");
        var pipeline = Pipeline.Fit(new Table(new TableColumn("c", (string[])[Half, Other]), new TableColumn("d", (float[])[1, 2]), new TableColumn("e", (float[])[1, 2])), null, Encode.Index("c"));
        var categories = new PlainNetwork<float>();
        categories.Attach(pipeline);
        Should.Throw<ArgumentException>(() => categories.Save(folder["a"])).Message.ShouldContain("the surrogate at 1");
        folder.Files.ShouldBeEmpty();
    }

    [Fact]
    public void AHeaderOfNothingTakesLittleMemory()
    {
        foreach (var (count, entry) in new (int, Func<int, string>)[]
        {
            (20_000, i => $"\"{i}\":{{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}}"),
            (100_000, i => $"\"{i}\":{{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}}"),
        })
        {
            string header = "{" + string.Join(",", Enumerable.Range(0, count).Select(entry)) + "}";
            Measure(header, refused: true);
        }

        Measure("{\"__metadata__\":{" + string.Join(",", Enumerable.Range(0, 300_000).Select(i => $"\"{i}\":\"\"")) + "}}", refused: true);
        Measure("{" + string.Join(",", Enumerable.Range(0, 2_000).Select(i => $"\"{i}\":{{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}}")) + "}", refused: false);

        static void Measure(string header, bool refused)
        {
            byte[] text = Encoding.UTF8.GetBytes(header), file = [.. BitConverter.GetBytes((long)text.Length), .. text];
            long most = (1 << 20) + 4L * file.Length;
            AllocatedBytes.Once(() =>
            {
                try
                {
                    SafeTensors.Read(new MemoryStream(file)).Tensors.Count.ShouldBe(2_000);
                    refused.ShouldBeFalse();
                }
                catch (WeightFileException problem)
                {
                    refused.ShouldBeTrue();
                    problem.Message.ShouldContain("expected tensors that hold numbers");
                }
            }, most).ShouldBeLessThanOrEqualTo(most);
        }
    }

    [Fact]
    public void WhatIsWrittenCanBeRead()
    {
        using var stream = new MemoryStream();
        Refused("surrogate", new NamedTensor("\ud800x", [1], [1f]), new NamedTensor("\ud801x", [1], [1f]));
        Refused("at most 32 dimensions", new NamedTensor("a", [.. Enumerable.Repeat(1, 33)], [1f]));
        Refused("expected at most", new NamedTensor("a", [int.MaxValue, int.MaxValue, 0], Array.Empty<float>()));
        Should.Throw<ArgumentException>(() => SafeTensors.Write(stream, [], new Dictionary<string, string> { ["a"] = "\udc00" })).Message.ShouldContain("surrogate");
        Should.Throw<ArgumentException>(() => SafeTensors.Write(stream, [], new Dictionary<string, string> { ["\udc00"] = "" })).Message.ShouldContain("surrogate");
        stream.Length.ShouldBe(0);

        void Refused(string message, params NamedTensor[] tensors) => Should.Throw<ArgumentException>(() => SafeTensors.Write(stream, tensors)).Message.ShouldContain(message);
    }

    [Fact]
    public void TheChecksumIsThePublishedOne()
    {
        // The check value of CRC-32C.
        FileSeal.Crc("123456789"u8).ShouldBe("e3069283");
        using var folder = new TemporaryFolder();
        new FakeNetwork<float>().Numbered(i => i).Save(folder["a"], s_scaler);
        var file = SafeTensors.Load(folder["a"]);
        FileSeal.Seal(file.Metadata, file.Tensors)["compilednet.checksum"].ShouldBe(file.Metadata["compilednet.checksum"]);
    }
}
