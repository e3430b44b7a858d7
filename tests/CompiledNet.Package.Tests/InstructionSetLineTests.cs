using System;
using System.Linq;
using System.Threading.Tasks;

namespace CompiledNet.Package.Tests;

[Collection(nameof(PackedConsumer))]
public sealed class InstructionSetLineTests(PackedConsumer consumer)
{
    private const string Target = "-t:CompiledNetNameInstructionSet";

    [Theory]
    [InlineData(1, "-p:RuntimeIdentifier=linux-x64")]
    [InlineData(1, "-p:RuntimeIdentifier=win-x64")]
    [InlineData(0, "-p:RuntimeIdentifier=linux-x64", "-p:IlcInstructionSet=native")]
    [InlineData(0, "-p:RuntimeIdentifier=linux-x64", "-p:CompiledNetRunTimeDispatch=true")]
    [InlineData(0, "-p:RuntimeIdentifier=linux-x64", "-p:PublishAot=false")]
    [InlineData(0, "-p:RuntimeIdentifier=linux-x64", "-p:CompiledNetInstructionSetHint=false")]
    [InlineData(0, "-p:RuntimeIdentifier=linux-arm64")]
    public async Task IsPrintedForX64WithoutAnInstructionSet(int lines, params string[] properties)
    {
        var result = (await consumer.Dotnet("msbuild", [Target, "-v:minimal", .. properties])).Succeeded();

        result.Output.Split('\n').Count(line => line.Contains("<IlcInstructionSet>x86-64-v3</IlcInstructionSet>", StringComparison.Ordinal) && line.Contains("<CompiledNetRunTimeDispatch>", StringComparison.Ordinal)).ShouldBe(lines);
        result.Output.ShouldNotContain("warning");
    }
}
