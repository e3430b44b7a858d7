using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading.Tasks;

namespace CompiledNet.Package.Tests;

[Collection(nameof(PackedConsumer))]
public sealed class ConsumerTests(PackedConsumer consumer)
{
    [Fact]
    public async Task BuildsAndLearns() => CheckLearned(await consumer.Printed);

    [Fact]
    public async Task PublishesWithNativeAotWithoutAWarningAndPredictsTheSame()
    {
        var (published, program) = await consumer.PublishAsync(NativeForm.Host);
        if (MissingTools(published) is { } missing)
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", missing);
            Assert.Fail(missing);
        }
        published.Succeeded();
        published.Output.ShouldNotContain("warning");
        int hints = RuntimeInformation.OSArchitecture == Architecture.X64 ? 1 : 0;
        published.Output.Split('\n').Count(line => line.Contains("x86-64-v3", StringComparison.Ordinal)).ShouldBe(hints);

        File.Exists(Path.ChangeExtension(program, ".dll")).ShouldBeFalse("a native executable has no assembly beside it");
        string[] native = await consumer.Run(program);

        CheckLearned(native);
        float[] expected = Predictions(await consumer.Printed);
        float[] predicted = Predictions(native);
        for (int row = 0; row < expected.Length; row++) predicted[row].ShouldBe(expected[row], 1e-6f);
    }

    private static void CheckLearned(string[] lines)
    {
        lines[0].ShouldBe("loss fell: True");
        float[] predictions = Predictions(lines);
        predictions.Length.ShouldBe(4);
        predictions.Select(prediction => prediction > 0.5f).ShouldBe([false, true, true, false]);
    }

    private static float[] Predictions(string[] lines) =>
        [.. lines.Where(line => line.StartsWith("prediction: ", StringComparison.Ordinal)).Select(line => float.Parse(line["prediction: ".Length..], CultureInfo.InvariantCulture))];

    private static string? MissingTools(CommandResult published)
    {
        if (published.ExitCode == 0) return null;
        if (published.Output.Contains("Platform linker", StringComparison.Ordinal))
            return "NativeAOT needs a linker: install clang (Debian and Ubuntu: apt-get install clang zlib1g-dev), Xcode's command line tools, or Visual Studio's C++ workload.";
        if (published.Output.Contains("-lz", StringComparison.Ordinal))
            return "NativeAOT needs zlib's development files here: Debian and Ubuntu: apt-get install zlib1g-dev.";
        return null;
    }
}
