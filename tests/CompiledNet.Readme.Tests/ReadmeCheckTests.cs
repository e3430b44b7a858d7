using System;
using System.Linq;
using CompiledNet.Testing;

namespace CompiledNet.Readme.Tests;

/// <summary>The check itself: what it accepts, and that it sees what is wrong.</summary>
[Collection("process")]
public sealed class ReadmeCheckTests
{
    private const string Network = "[Network, Input(2), Dense<Tanh>(4), Dense<Sigmoid>(1), Loss<BinaryCrossentropy>]\npublic sealed partial class Xor;";

    private static string Block(string code) => $"```csharp\nusing CompiledNet;\n{code}\n```\n";

    [Fact]
    public void AcceptsProgramsTypesContinuationsAndOtherLanguages() => ReadmeCheck.Failures(
        "# Title\n```\nno C# at all\n```\n" + Block("if (!File.Exists(\"pima.csv\") || !File.Exists(\"digits.csv.gz\")) throw new FileNotFoundException();\nConsole.WriteLine(new Xor().Summary());\n" + Network)
        + Block(Network) + Block("var first = new Xor();") + "<!-- continues -->\n\n" + Block("first.Predict([0, 1], new float[1]);\n" + Network)).ShouldBeEmpty();

    [Fact]
    public void AcceptsEmittedLinesWithGaps()
    {
        string[] emitted = [.. new ReadmeProgram(ReadmeBlock.All(Block(Network))).Emitted.MaxBy(file => file.Length)!
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        string shown = $"  {emitted[2]}\n{emitted[3]}\n…\n    {emitted[^3]}\n{emitted[^2]}";

        ReadmeCheck.Failures($"{Block(Network)}<!-- emitted by the block above -->\n```csharp\n{shown}\n```").ShouldBeEmpty();
        ReadmeCheck.Failures($"{Block(Network)}<!-- emitted by the block above -->\n```csharp\n{emitted[2]}\n{emitted[5]}\n```")
            .Single().ShouldStartWith("line 8: not emitted for the block above: ");
    }

    [Theory]
    [InlineData("int x = \"text\";", "line 3: Error CS0029")]
    [InlineData("int unused = 1;", "line 3: Warning CS0219")]
    [InlineData("Console.WriteLine();\nthrow new NotSupportedException(\"on purpose\");", "line 2: the program threw System.NotSupportedException: on purpose")]
    [InlineData("return 3;", "line 2: the program ended with 3")]
    [InlineData("\n[Network, Input(2), Dense(0)]\npartial class Net;", "line 4: Error CN")]
    public void SaysTheLineOfWhatIsWrong(string code, string expected) => ReadmeCheck.Failures(Block(code)).ShouldContain(failure => failure.StartsWith(expected, StringComparison.Ordinal));

    [Fact]
    public void ProgramsOfAPageRunApartAndSayTheirLine()
    {
        ReadmeCheck.FailuresTogether(Block("int x = 1;\nConsole.WriteLine(x);\n" + Network) + Block("int x = 2;\nConsole.WriteLine(x);\nclass Other;"), out _).ShouldBeEmpty();
        ReadmeCheck.FailuresTogether(Block("Console.WriteLine();") + Block("throw new NotSupportedException(\"on purpose\");"), out _).Single()
            .ShouldStartWith("line 6: the program threw System.NotSupportedException: on purpose");
        ReadmeCheck.FailuresTogether(Block("Console.WriteLine(1f);") + Block("Console.WriteLine(float.NaN);"), out _).Single().ShouldContain("the program printed NaN");
        ReadmeCheck.FailuresTogether(Block("class Same;") + Block("class Same;"), out _).ShouldContain(failure => failure.Contains("CS0101"));
    }

    [Fact]
    public void RefusesATextWithoutBlocks() => ReadmeCheck.Failures("# Title\n```\ntext\n```").ShouldHaveSingleItem();

    [Fact]
    public void RefusesABlockWithoutEnd() => Should.Throw<FormatException>(() => ReadmeCheck.Failures("text\n```csharp\nint x;")).Message.ShouldContain("line 2");
}
