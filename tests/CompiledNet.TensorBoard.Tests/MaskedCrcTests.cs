using System;
using System.Linq;
using CompiledNet.Records;

namespace CompiledNet.SummaryTests;

public class MaskedCrcTests
{
    /// <summary>RFC 3720, appendix B.4.</summary>
    [Fact]
    public void ChecksumsAreThoseOfTheStandard()
    {
        MaskedCrc.Crc32C(new byte[32]).ShouldBe(0x8a9136aau);
        MaskedCrc.Crc32C([.. Enumerable.Repeat((byte)0xff, 32)]).ShouldBe(0x62a8ab43u);
        MaskedCrc.Crc32C([.. Enumerable.Range(0, 32).Select(i => (byte)i)]).ShouldBe(0x46dd794eu);
        MaskedCrc.Crc32C([.. Enumerable.Range(0, 32).Select(i => (byte)(31 - i))]).ShouldBe(0x113fdb5cu);
        byte[] command = new byte[48];
        (command[0], command[1], command[16], command[22], command[27], command[31], command[32], command[40]) = (0x01, 0xc0, 0x14, 0x04, 0x14, 0x18, 0x28, 0x02);
        MaskedCrc.Crc32C(command).ShouldBe(0xd9963a56u);
        // The check value of the Castagnoli polynomial.
        MaskedCrc.Crc32C("123456789"u8).ShouldBe(0xe3069283u);
    }

    /// <summary>The first bytes of any event file of TensorFlow: a record of 24 bytes.</summary>
    [Fact]
    public void MasksAreThoseOfTensorFlow() => MaskedCrc.Of(BitConverter.GetBytes(24L)).ShouldBe(0x224b7fa3u);
}
