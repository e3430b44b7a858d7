using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using CompiledNet.Testing;
using CompiledNet.Tests.Networks;
using CsCheck;

namespace CompiledNet.Tests;

/// <summary>
/// Pipelines, vocabularies among them, in files of networks that somebody changed who knows how to seal them: they are loaded, and then make numbers of rows or refuse
/// them, or the file is refused, within little memory. 100,000 files with COMPILEDNET_LONG_TESTS=1.
/// </summary>
public class PipelineFuzzTests
{
    private const int Cases = 2_000;
    private const long Most = 4 << 20;

    private static readonly string[] s_pieces = ["\"", "{", "}", "[", "]", ",", ":", "0", "-1", "1e9", "null", "true", "\\u0000", "a", "text", "kind", "Hash", "Tokens", "Linear", "OneHot", "Date", "Log", "Index"];

    private static readonly double[] s_numbers = [0, -1, 0.5, 1, 2, 7, 1e6, 1e300, -1e300, 5e-324, double.NaN, double.PositiveInfinity];

    private static readonly Table s_table = new(
        new TableColumn("y", ["no", "yes", "no", "yes"]), new TableColumn("words", ["a b c", "b", null, "d a"]), new TableColumn("kind", ["u", "v", "u", "w"]),
        new TableColumn("when", ["2024-02-29", "1912-04-15", "2000-01-01", "1999-12-31"]), new TableColumn("a", [0.1f, 2, float.NaN, 3e7f]), new TableColumn("b", [1, 2, 3, 4]));

    [Fact]
    public void ChangedFilesAreLoadedOrRefused()
    {
        using var folder = new TemporaryFolder();
        var saved = new PlainNetwork<float>();
        saved.Attach(Pipeline.Fit(
            s_table, "y", Impute.Mean("a"), Scale.Power("a"), Scale.Quantile("b"), Scale.Robust("b"), Encode.Tokens(5, 2, "words"), Encode.Date("when"), Encode.Index("kind"), Scale.Standard("kind"),
            PipelineStep.Drop("when.year", "when.month", "when.day", "when.dayofweek", "when.days", "kind", "words[1]")));
        saved.Save(folder["whole"]);
        var file = SafeTensors.Load(folder["whole"]);
        string text = file.Metadata["compilednet.pipeline"];
        int loaded = 0, refused = 0;

        var edits = Gen.Select(Gen.Int[0, 4], Gen.Double[0, 0.9999], Gen.Int[0, 1000], Gen.Int[1, 12]).Array[1, 3];
        edits.Draw(drawn =>
        {
            string path = folder[$"{Environment.CurrentManagedThreadId}"];
            var metadata = file.Metadata.ToDictionary();
            var tensors = file.Tensors.ToArray();
            metadata["compilednet.pipeline"] = drawn.Aggregate(text, (changed, edit) => Edited(changed, tensors, edit));
            // Save would wait for the disk each time.
            using (var stream = File.Create(path)) SafeTensors.Write(stream, tensors, FileSeal.Seal(metadata, tensors));
            AllocatedBytes.Once(() => Load(path), Most).ShouldBeLessThan(Most);
        }, Cases);

        loaded.ShouldBeGreaterThan(Cases / 20);
        refused.ShouldBeGreaterThan(Cases / 4);

        void Load(string path)
        {
            try
            {
                var network = new PlainNetwork<float>();
                network.Load(path);
                Interlocked.Increment(ref loaded);
                try
                {
                    network.Pipeline()!.Apply(s_table).Features.ToArray().ShouldAllBe(number => float.IsFinite(number));
                }
                catch (ArgumentException problem)
                {
                    problem.Message.ShouldNotBeEmpty();
                }
            }
            catch (WeightFileException problem)
            {
                problem.Message.ShouldStartWith(path);
                Interlocked.Increment(ref refused);
            }
        }
    }

    private static string Edited(string text, NamedTensor[] tensors, (int Kind, double Place, int Piece, int Length) edit)
    {
        string piece = s_pieces[edit.Piece % s_pieces.Length];
        int at = (int)(edit.Place * text.Length), many = Math.Min(edit.Length, text.Length - at);
        switch (edit.Kind)
        {
            case 0:
                return text.Insert(at, piece);
            case 1:
                return text.Remove(at, many);
            case 2:
                return text.Remove(at, many).Insert(at, piece);
            case 3:
                // One rule where another was.
                string[] kinds = ["Linear", "Log", "YeoJohnson", "UniformQuantile", "NormalQuantile", "OneHot", "Index", "Hash", "Tokens", "Date", "Drop", "FillNumber", "FillText"];
                string kind = kinds[edit.Piece % kinds.Length], other = kinds[edit.Length % kinds.Length];
                return text.Replace($"\"kind\":\"{kind}\"", $"\"kind\":\"{other}\"");
            default:
                int index = (int)(edit.Place * tensors.Length);
                if (tensors[index].Type != TensorType.F64 || tensors[index].Count == 0) return text;
                double[] numbers = new double[tensors[index].Count];
                tensors[index].CopyTo(numbers);
                numbers[edit.Piece % numbers.Length] = s_numbers[edit.Length % s_numbers.Length];
                if (edit.Length % 3 == 0) numbers = [.. numbers, .. numbers];
                tensors[index] = new NamedTensor(tensors[index].Name, [numbers.Length], numbers);
                return text;
        }
    }
}
