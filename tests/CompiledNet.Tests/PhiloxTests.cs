using CompiledNet.Numerics;

namespace CompiledNet.Tests;

public class PhiloxTests
{
    /// <summary>Known answers of the authors' Random123 distribution (kat_vectors, philox4x32 10).</summary>
    [Fact]
    public void AgreesWithThePublishedVectors()
    {
        Philox.Block(0, 0, 0).ShouldBe((0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u));
        Philox.Block(ulong.MaxValue, ulong.MaxValue, ulong.MaxValue).ShouldBe((0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu));
    }
}
