using System;
using System.Buffers.Binary;
using System.IO;
using System.Linq;
using System.Text;
using CompiledNet.Testing;
using CsCheck;

namespace CompiledNet.Tests;

public class SafeTensorsTests
{
    private static byte[] File(string header, int dataLength)
    {
        byte[] text = Encoding.UTF8.GetBytes(header), file = new byte[8 + text.Length + dataLength];
        BinaryPrimitives.WriteInt64LittleEndian(file, text.Length);
        text.CopyTo(file, 8);
        return file;
    }

    private static TensorFile Read(byte[] file) => SafeTensors.Read(new MemoryStream(file));

    [Fact]
    public void ReadsWhatPythonWrote()
    {
        var file = SafeTensors.Load(DataReference.PathOf("weights_foreign.safetensors"));
        file.Metadata["who"].ShouldBe("weights_reference.py ü");
        file.Tensors.Count.ShouldBe(6);
        file.Find("z/kernel")!.Shape.ShouldBe([2, 3]);
        file.Find("z/kernel")!.ToArray().ShouldBe([1.5f, -2.25f, 0, -0f, float.MaxValue, float.Epsilon]);
        file.Find("half")!.ToArray().ShouldBe([65504, -0.333251953125f, 1 / 16777216f]);
        file.Find("brain")!.Shape.ShouldBe([1, 3, 1]);
        file.Find("brain")!.ToArray()[..2].ShouldBe([1, -3.140625f]);
        file.Find("double")!.ToArray().ShouldBe([0.1f, float.NegativeInfinity]);
        var doubles = new double[2];
        file.Find("double")!.CopyTo(doubles);
        doubles.ShouldBe([0.1, -1e300]);
        file.Find("scalar")!.Shape.ShouldBeEmpty();
        file.Find("scalar")!.ToArray().ShouldBe([42]);
        file.Find("empty")!.Count.ShouldBe(0);
        file.Find("nothing").ShouldBeNull();
    }

    [Fact]
    public void WritesSortedAndAligned()
    {
        using var first = new MemoryStream();
        using var second = new MemoryStream();
        NamedTensor a = new("a", [1], [1f]), b = new("b", [2], [2f, 3f]), wide = new("wide", [1], [4.0]);
        SafeTensors.Write(first, [b, wide, a]);
        SafeTensors.Write(second, [a, b, wide]);
        first.ToArray().ShouldBe(second.ToArray());
        ((8 + BinaryPrimitives.ReadInt64LittleEndian(first.ToArray())) % 8).ShouldBe(0);
        Read(first.ToArray()).Tensors.Select(tensor => tensor.Name).ShouldBe(["wide", "a", "b"]);
        Should.Throw<ArgumentException>(() => SafeTensors.Write(first, [a, a])).Message.ShouldContain("Two tensors have the name 'a'");
        Should.Throw<ArgumentException>(() => SafeTensors.Write(first, [new NamedTensor("__metadata__", [1], [1f])]));
        Should.Throw<ArgumentException>(() => new NamedTensor("a", [2, 3], [1f]));
    }

    private const string One = "\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]";

    [Theory]
    [InlineData("[]", 0, "a header that is a JSON object")]
    [InlineData("{", 0, "expected a header in JSON")]
    [InlineData("{} x", 0, "expected a header in JSON")]
    [InlineData("{\"a\":{" + One + "},\"a\":{" + One + "}}", 4, "tensor 'a': expected each name once")]
    [InlineData("{\"a\":{" + One + ",\"dtype\":\"F32\"}}", 4, "tensor 'a': expected dtype, shape and data_offsets, each once, got 'dtype'")]
    [InlineData("{\"a\":{\"dtype\":\"F32\"}}", 0, "tensor 'a': expected dtype, shape and data_offsets, got not all")]
    [InlineData("{\"a\":{\"dtype\":\"I64\",\"shape\":[1],\"data_offsets\":[0,8]}}", 8, "tensor 'a': expected the dtype F32, F64, F16 or BF16, got 'I64'")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}", 4, "tensor 'a': expected dimensions from 0")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[-4,0]}}", 4, "tensor 'a': expected two data_offsets")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4,8]}}", 8, "tensor 'a': expected two data_offsets")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}", 4, "tensor 'a': expected 8 bytes for [2] of F32, got 4")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[2147483647,2147483647,2147483647],\"data_offsets\":[0,4]}}", 4, "tensor 'a': expected at most")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}", 8, "tensor 'a': expected data from byte 0 on")]
    [InlineData("{\"a\":{" + One + "},\"b\":{" + One + "}}", 4, "tensor 'b': expected data from byte 4 on")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[250000000],\"data_offsets\":[0,1000000000]}}", 4, "tensor 'a': expected data within the 4 bytes")]
    [InlineData("{\"a\":{" + One + "}}", 5, "expected 4 bytes of data, got 5")]
    [InlineData("{\"__metadata__\":{\"x\":1}}", 0, "expected text in the metadata 'x'")]
    [InlineData("{\"__metadata__\":{\"x\":\"1\",\"x\":\"2\"}}", 0, "expected the metadata 'x' once")]
    [InlineData("{\"\\ud800\":{" + One + "}}", 4, "expected a header in UTF-8")]
    public void RefusesDamagedFiles(string header, int dataLength, string message) =>
        Should.Throw<WeightFileException>(() => Read(File(header, dataLength))).Message.ShouldContain(message);

    [Fact]
    public void RefusesHeadersThatCannotBe()
    {
        Should.Throw<WeightFileException>(() => Read([1, 2, 3])).Message.ShouldContain("got one of 3 bytes");
        Should.Throw<WeightFileException>(() => Read([0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF])).Message.ShouldContain("at most 100000000 bytes");
        Should.Throw<WeightFileException>(() => Read([0, 0, 0, 1, 0, 0, 0, 0])).Message.ShouldContain("expected a header of 16777216 bytes, got only 0");
    }

    [Fact]
    public void DamageNeverDoesMoreThanFail()
    {
        byte[] whole = System.IO.File.ReadAllBytes(DataReference.PathOf("weights_foreign.safetensors"));
        Read(whole).Tensors.Count.ShouldBe(6);
        const long Most = 1 << 20;
        Gen.Select(Gen.Int[0, whole.Length], Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte).Array[0, 4]).Draw((length, changes) =>
        {
            byte[] file = [.. whole];
            foreach (var (position, bits) in changes) file[position] ^= bits;
            if (changes.Length < 2) file = file[..length];
            AllocatedBytes.Once(() =>
            {
                try
                {
                    Read(file);
                }
                catch (WeightFileException)
                {
                }
            }, Most).ShouldBeLessThanOrEqualTo(Most);
        }, count: 5000);
    }
}
