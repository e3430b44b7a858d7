using System;
using System.Linq;

namespace CompiledNet.Package.Tests;

[Collection(nameof(PackedConsumer))]
public sealed class InstructionSetLineTests(PackedConsumer consumer)
{
    private static readonly (int Lines, string Properties)[] s_cases =
    [
        (1, "RuntimeIdentifier=linux-x64"),
        (1, "RuntimeIdentifier=win-x64"),
        (0, "RuntimeIdentifier=linux-x64;IlcInstructionSet=native"),
        (0, "RuntimeIdentifier=linux-x64;CompiledNetRunTimeDispatch=true"),
        (0, "RuntimeIdentifier=linux-x64;PublishAot=false"),
        (0, "RuntimeIdentifier=linux-x64;CompiledNetInstructionSetHint=false"),
        (0, "RuntimeIdentifier=linux-arm64"),
    ];

    /// <summary>Asks for the line alone.</summary>
    internal static BuildCall[] Calls(PackedConsumer consumer) => [.. s_cases.Select(each => new BuildCall(consumer.Project, "CompiledNetNameInstructionSet", each.Properties.Split(';')))];

    [Fact]
    public void IsPrintedForX64WithoutAnInstructionSet()
    {
        foreach (var (answer, each) in consumer.Answers(nameof(InstructionSetLineTests)).Zip(s_cases))
        {
            string output = answer.Succeeded().Output;
            output.ShouldNotContain("warning");
            output.Split('\n').Count(line => line.Contains("<IlcInstructionSet>x86-64-v3</IlcInstructionSet>", StringComparison.Ordinal) && line.Contains("<CompiledNetRunTimeDispatch>", StringComparison.Ordinal)).ShouldBe(each.Lines, each.Properties);
        }
    }
}
