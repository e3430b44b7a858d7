using System;
using System.IO;
using System.Linq;
using System.Text;
using CompiledNet.Testing;
using CompiledNet.Tests.Training;

namespace CompiledNet.Tests.Callbacks;

[CollectionDefinition(nameof(ConsoleCollection), DisableParallelization = true)]
public sealed class ConsoleCollection;

/// <summary>What a fit shows: alone, as it changes what everybody's console is.</summary>
[Collection(nameof(ConsoleCollection))]
public sealed class ConsoleProgressTests
{
    private static readonly TrainingReference s_reference = TrainingReference.Recorded;

    [Fact]
    public void A_terminal_gets_one_line_an_epoch_that_is_written_anew()
    {
        var writer = new StringWriter { NewLine = "\n" };
        Fit(new ConsoleProgress(writer, width: 200, interval: TimeSpan.Zero));
        string[] lines = writer.ToString().Split('\n');
        lines[0].ShouldBe("Epoch 1/2");
        lines[2].ShouldBe("Epoch 2/2");
        lines[4].ShouldBe("");
        string[] versions = lines[1].Split('\r', StringSplitOptions.RemoveEmptyEntries);
        versions.Length.ShouldBe(3);
        versions[0].ShouldMatch("^1/2 ━{10}─{10} [0-9]+s [0-9]+(us|ms|s)/step - loss: [0-9.]+ - mean_absolute_error: [0-9.]+ *$");
        versions[2].ShouldMatch("^2/2 ━{20} [0-9]+s [0-9]+(us|ms|s)/step - loss: [0-9.]+ - mean_absolute_error: [0-9.]+ - val_loss: [0-9.]+ - val_mean_absolute_error: [0-9.]+ *$");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(12)]
    [InlineData(40)]
    public void Running_lines_fit_into_the_terminal_and_leave_nothing_of_longer_ones(int width)
    {
        var writer = new StringWriter { NewLine = "\n" };
        Fit(new ConsoleProgress(writer, width, interval: TimeSpan.Zero));
        string[] versions = writer.ToString().Split('\n')[1].Split('\r');
        foreach (string version in versions[1..^1]) version.Length.ShouldBeLessThan(width);
        versions[^1].Length.ShouldBeGreaterThanOrEqualTo(versions[^2].Length);
        if (width == 40) versions[1].ShouldMatch("^1/2 ━{4}─{4} ");
    }

    /// <summary>Two cells for an ideograph and for an emoji; no value is cut or broken in two, in a terminal of whatever width.</summary>
    [Fact]
    public void Lines_hold_whole_values_only()
    {
        for (int width = 36; width < 130; width++)
        {
            var writer = new StringWriter { NewLine = "\n" };
            s_reference.Network().Fit(s_reference.Data, new FitOptions
            {
                BatchSize = 100, Metrics = [new MeanAbsoluteErrorMetric { Name = "誤差" }, new MeanAbsoluteErrorMetric { Name = "😀 twice" }], Callbacks = [new ConsoleProgress(writer, width, interval: TimeSpan.Zero)],
            });
            string[] lines = writer.ToString().Split('\n')[1..^1];
            lines[0].ShouldStartWith(width < 40 ? "\r1/1 0s " : "\r1/1 ━━━━━━━━");
            foreach (string row in lines.SelectMany(line => line.Split('\r', StringSplitOptions.RemoveEmptyEntries)))
            {
                row.TrimEnd().ShouldMatch("(us|ms|s)/step$|: [0-9]+[.][0-9]{4}$", $"{width}");
                row.EnumerateRunes().Sum(rune => rune.Value is '誤' or '差' or > 0xFFFF ? 2 : 1).ShouldBeLessThan(width, row);
            }

            string.Join(" ", lines[0].Split('\r')[^1..].Concat(lines[1..])).ShouldMatch("loss: .* 誤差: .* 😀 twice: [0-9.]+ *$");
        }
    }

    [Fact]
    public void Elsewhere_there_are_finished_lines_only()
    {
        StringWriter bar = new() { NewLine = "\n" }, plain = new() { NewLine = "\n" };
        Fit(new ConsoleProgress(bar));
        Fit(new ConsoleProgress(plain, width: 80, hasBar: false));
        bar.ToString().ShouldMatch("^Epoch 1/2\n2/2 ━{20} [0-9]+s [0-9]+(us|ms|s)/step - loss: [^\r\n]*\nEpoch 2/2\n2/2 [^\r\n]*\n$");
        plain.ToString().ShouldMatch("^Epoch 1/2\n2/2 - [0-9]+s - [0-9]+(us|ms|s)/step - loss: [^\r\n]*\nEpoch 2/2\n2/2 - [^\r\n]*\n$");
    }

    [Fact]
    public void A_writer_that_is_not_of_Unicode_gets_signs_of_ASCII()
    {
        using var stream = new MemoryStream();
        using (var writer = new StreamWriter(stream, Encoding.Latin1, leaveOpen: true)) Fit(new ConsoleProgress(writer));
        Encoding.Latin1.GetString(stream.ToArray()).ShouldContain("2/2 ==================== ");
    }

    [Fact]
    public void A_step_allocates_nothing()
    {
        FitContext? seen = null;
        var progress = new ConsoleProgress(TextWriter.Null, width: 100, interval: TimeSpan.Zero);
        Fit(progress, new Recorder { AfterEpoch = context => seen = context });
        progress.OnEpochBegin(seen!);
        AllocatedBytes.Fewest(() => progress.OnBatchEnd(seen!)).ShouldBe(0);
    }

    [Fact]
    public void Verbose_says_what_the_console_gets()
    {
        Shown(0).ShouldBe("");
        Shown(null).ShouldBe("");
        Shown(1).ShouldStartWith("Epoch 1/2");
        Shown(1).ShouldContain("2/2 ━━━━━━━━━━━━━━━━━━━━ ");
        Shown(2).ShouldContain("2/2 - ");
        Should.Throw<ArgumentOutOfRangeException>(() => Shown(3)).Message.ShouldContain("0, 1, 2 or null");
    }

    [Fact]
    public void By_default_the_lines_go_wherever_the_output_goes_unless_the_program_wants_none()
    {
        object? setting = AppContext.GetData("CompiledNet.Verbose");
        setting.ShouldBe("0");
        AppContext.SetData("CompiledNet.Verbose", null);
        try
        {
            string shown = Shown(null);
            shown.ShouldStartWith("Epoch 1/2\n");
            shown.ShouldContain("2/2 ━━━━━━━━━━━━━━━━━━━━ ");
            shown.Split('\n').Length.ShouldBe(5);
        }
        finally
        {
            AppContext.SetData("CompiledNet.Verbose", setting);
        }
    }

    [Fact]
    public void A_console_that_breaks_ends_no_fit()
    {
        var before = Console.Out;
        Console.SetOut(new BrokenWriter());
        try
        {
            s_reference.Network().Fit(s_reference.Data, new FitOptions { Epochs = 2, Verbose = 1 }).Epochs.Count.ShouldBe(2);
        }
        finally
        {
            Console.SetOut(before);
        }
    }

    [Fact]
    public void A_fit_that_breaks_off_leaves_its_line()
    {
        var writer = new StringWriter { NewLine = "\n" };
        var before = Console.Out;
        Console.SetOut(writer);
        try
        {
            var script = new Recorder { AfterEpoch = _ => throw new NotSupportedException() };
            Should.Throw<NotSupportedException>(() => s_reference.Network().Fit(s_reference.Data, new FitOptions { Verbose = 1, Callbacks = [script] }));
        }
        finally
        {
            Console.SetOut(before);
        }

        writer.ToString().ShouldEndWith("\n");
    }

    private static string Shown(int? verbose)
    {
        var writer = new StringWriter { NewLine = "\n" };
        var before = Console.Out;
        Console.SetOut(writer);
        try
        {
            s_reference.Network().Fit(s_reference.Data, new FitOptions { Epochs = 2, BatchSize = 16, Verbose = verbose });
        }
        finally
        {
            Console.SetOut(before);
        }

        return writer.ToString();
    }

    private static void Fit(params Callback[] callbacks) => s_reference.Network().Fit(s_reference.Data, new FitOptions
    {
        Epochs = 2, BatchSize = 16, Validation = s_reference.Data, Metrics = [new MeanAbsoluteErrorMetric()], Callbacks = callbacks,
    });

    private sealed class BrokenWriter : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => throw new IOException("gone");
    }
}
