using System;
using System.Security.Cryptography;
using System.Text;

namespace CompiledNet.Tests;

public class Sha256Tests
{
    [Fact]
    public void FingerprintsAreThoseOfTheSystemForEveryLengthAroundABlock()
    {
        using var folder = new TemporaryFolder();
        for (int length = 0; length <= 130; length++)
        {
            new FakeNetwork<float>(activation: new string('x', length)).Save(folder["a"]);
            var metadata = SafeTensors.Load(folder["a"]).Metadata;
            byte[] structure = Encoding.UTF8.GetBytes(metadata["compilednet.structure"]);
            metadata["compilednet.fingerprint"].ShouldBe(Convert.ToHexStringLower(SHA256.HashData(structure)));
        }
    }
}
