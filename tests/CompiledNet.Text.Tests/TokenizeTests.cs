using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Google.Protobuf;

namespace CompiledNet.TextTests;

/// <summary>Pieces of words, against their definitions, and what a file keeps of them.</summary>
public sealed class TokenizeTests : IDisposable
{
    private static readonly string[] s_bert = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "un", "##aff", "##able", "want", "##want", "##ed", "runn", "##ing", ","];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("compilednet");

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>The words of the paper: low 5 times, lower 2, newest 6, widest 3. Of es and st</w>, 9 times each, the first in order is taken.</summary>
    [Fact]
    public void BytePairsOfThePaper()
    {
        string text = string.Join(' ', [.. Enumerable.Repeat("low", 5), .. Enumerable.Repeat("lower", 2), .. Enumerable.Repeat("newest", 6), .. Enumerable.Repeat("widest", 3)]);
        var (vocabulary, merges) = Learned(100, text);
        merges[..4].ShouldBe(["e s", "es t</w>", "l o", "e w"]);
        vocabulary.ShouldContain("newest</w>");
        merges.ShouldBe(Naive([text], merges.Length));
    }

    /// <summary>Against the algorithm as it is defined, every pair counted anew in every round, over a text of this repository.</summary>
    [Fact]
    public void BytePairsAreThoseOfTheDefinition()
    {
        string[] texts = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "CONTRIBUTING.md"));
        var (vocabulary, merges) = Learned(250, texts);
        merges.ShouldBe(Naive(texts, merges.Length));
        vocabulary.Length.ShouldBe(250);
        vocabulary[0].ShouldBe("[UNK]");
    }

    [Fact]
    public void PiecesAreNumberedFromOneAndFilledUpWithZeros()
    {
        var pipeline = Pipeline.Fit(new Table(new TableColumn("text", new[] { "ab ab ab abc", "ab" })), null, Tokenize.BytePairs(40, 6, "text"));
        float[] row = pipeline.Apply(new Table(new TableColumn("text", new[] { "ab abc", null, "ab ?", "ab ab ab ab ab ab ab ab", "" }))).Features.ToArray();
        var rows = row.Chunk(6).ToArray();
        rows[0][0].ShouldBeGreaterThan(1);
        rows[0].Count(number => number > 0).ShouldBe(2);
        rows[1].ShouldBe([0, 0, 0, 0, 0, 0]);
        // What training did not have is piece 1.
        rows[2].ShouldBe([rows[0][0], 1, 0, 0, 0, 0]);
        rows[3].ShouldBe(Enumerable.Repeat(rows[0][0], 6));
        rows[4].ShouldBe([0, 0, 0, 0, 0, 0]);
        // A letter of two code units is one.
        var faces = Pipeline.Fit(new Table(new TableColumn("text", new[] { "😀 a", "a😀" })), null, Tokenize.BytePairs(40, 6, "text"));
        faces.Apply(new Table(new TableColumn("text", new[] { "😀" }))).Features.ToArray().ShouldSatisfyAllConditions(numbers => numbers[0].ShouldBeGreaterThan(1), numbers => numbers[1].ShouldBe(0));
        Should.Throw<ArgumentOutOfRangeException>(() => Tokenize.BytePairs(1, 6, "text"));
        Should.Throw<ArgumentOutOfRangeException>(() => Tokenize.BytePairs(10, 0, "text"));
        Should.Throw<ArgumentException>(() => Pipeline.Fit(new Table(new TableColumn("a", [1, 2])), null, Tokenize.BytePairs(9, 2, "a"))).Message.ShouldContain("the column 'a' holds numbers");
    }

    /// <summary>The example of BERT's own description: unaffable is un ##aff ##able.</summary>
    [Fact]
    public void WordPiecesOfBert()
    {
        string path = Write("vocab.txt", s_bert);
        var pipeline = Pipeline.Fit(new Table(new TableColumn("text", new[] { "UNwant\u00E9d,running", "unaffable", "strange", "unaffable unaffable unaffable" })), null, Tokenize.WordPieces(path, 8, lowerCase: true, "text"));
        float[][] rows = [.. pipeline.Apply(new Table(new TableColumn("text", new[] { "UNwanted , unaffable", "unaffable", "strange", "unaffable unaffable unaffable", null }))).Features.ToArray().Chunk(8)];
        // A word that does not fit as a whole is left out.
        rows[0].ShouldBe(Numbers("[CLS] un ##want ##ed , [SEP]"));
        rows[1].ShouldBe(Numbers("[CLS] un ##aff ##able [SEP]"));
        rows[2].ShouldBe(Numbers("[CLS] [UNK] [SEP]"));
        // Cut to the length, and closed all the same.
        rows[3].ShouldBe(Numbers("[CLS] un ##aff ##able un ##aff ##able [SEP]"));
        rows[4].ShouldBe(new float[8]);

        Should.Throw<DataFormatException>(() => Tokenize.WordPieces(Write("bad.txt", ["a", "b"]), 8, true, "text")).Message.ShouldContain("got one without [UNK]");
        Should.Throw<DataFormatException>(() => Tokenize.WordPieces(Write("bad.txt", [.. s_bert, "un"]), 8, true, "text")).Message.ShouldContain("got 'un' twice");
        Should.Throw<FileNotFoundException>(() => Tokenize.WordPieces(Path.Combine(_folder.FullName, "none"), 8, true, "text"));
    }

    /// <summary>Of all ways to cut a text into the pieces of a unigram model, the most likely one.</summary>
    [Fact]
    public void SentencePiecesAreTheMostLikely()
    {
        (string Piece, float Score)[] pieces =
        [
            ("<unk>", 0), ("<s>", 0), ("</s>", 0), ("\u2581", -3), ("a", -2), ("b", -2.2f), ("c", -2.5f), ("ab", -2.6f), ("bc", -2.4f), ("abc", -6.5f), ("\u2581a", -3.1f), ("\u2581ab", -4.9f), ("ca", -5.5f),
        ];
        string path = Path.Combine(_folder.FullName, "spm.model");
        File.WriteAllBytes(path, Model(pieces));
        string[] texts = ["abc", "cab", "abcabc", "a b c", "bcabca"];
        var table = new Table(new TableColumn("text", texts));
        float[][] rows = [.. Pipeline.Fit(table, null, Tokenize.SentencePieces(path, 8, "text")).Apply(table).Features.ToArray().Chunk(8)];
        for (int i = 0; i < texts.Length; i++)
        {
            var best = Best("\u2581" + texts[i].Replace(' ', '\u2581'), pieces);
            rows[i].ShouldBe([.. best.Select(piece => (float)(Array.FindIndex(pieces, known => known.Piece == piece) + 1)), .. new float[8 - best.Length]], texts[i]);
        }

        Should.Throw<DataFormatException>(() => Tokenize.SentencePieces(Write("bad.model", ["no model"]), 8, "text")).Message.ShouldContain("expected a model of SentencePiece");
    }

    /// <summary>Each kind of step comes back with the network.</summary>
    [Fact]
    public void TheFileOfANetworkKeepsThem()
    {
        string model = Path.Combine(_folder.FullName, "spm.model");
        File.WriteAllBytes(model, Model([("<unk>", 0), ("<s>", 0), ("</s>", 0), ("\u2581", -3), ("a", -2), ("b", -2), ("ab", -2.5f)]));
        var table = new Table(new TableColumn("text", new[] { "ab ba \"ü\" 😀", "unaffable", "b a", null }), new TableColumn("y", [1, 0, 1, 0]));
        foreach (var step in (PipelineStep[])[Tokenize.BytePairs(30, 8, "text"), Tokenize.WordPieces(Write("vocab.txt", s_bert), 8, true, "text"), Tokenize.SentencePieces(model, 8, "text")])
        {
            var pipeline = Pipeline.Fit(table, "y", step);
            var network = new Phrases(seed: 1);
            network.Attach(pipeline);
            network.Fit(pipeline.Apply(table), new FitOptions { Epochs = 2 });
            string path = Path.Combine(_folder.FullName, "network");
            network.Save(path);
            var loaded = Phrases.FromFile(path);
            loaded.Predict(table).ShouldBe(network.Predict(pipeline.Apply(table)));
        }
    }

    // What the step has learned, as its rule is in the file of a network.
    private (string[] Vocabulary, string[] Merges) Learned(int pieces, params string[] texts)
    {
        string path = Path.Combine(_folder.FullName, "learned");
        var network = new Phrases(seed: 1);
        network.Attach(Pipeline.Fit(new Table(new TableColumn("text", texts)), null, Tokenize.BytePairs(pieces, 8, "text")));
        network.Save(path);
        var file = SafeTensors.Load(path);
        using var json = JsonDocument.Parse(file.Metadata["compilednet.pipeline"]);
        string[] all = [.. json.RootElement.GetProperty("rules")[0].GetProperty("texts").EnumerateArray().Select(text => text.GetString()!)];
        double[] numbers = new double[2];
        file.Tensors.Single(tensor => tensor.Name == "pipeline.0").CopyTo(numbers);
        return (all[..(int)numbers[1]], all[(int)numbers[1]..]);
    }

    private string Write(string name, string[] lines)
    {
        string path = Path.Combine(_folder.FullName, name);
        File.WriteAllLines(path, lines);
        return path;
    }

    private static float[] Numbers(string pieces)
    {
        float[] numbers = [.. pieces.Split(' ').Select(piece => (float)(Array.IndexOf(s_bert, piece) + 1))];
        return [.. numbers, .. new float[8 - numbers.Length]];
    }

    // sentencepiece_model.proto: pieces = 1 { piece = 1, score = 2, type = 3 (2 is the unknown one, 3 are those of sentences) }, trainer_spec = 2 { model_type = 3 (1 is unigram) }.
    private static byte[] Model((string Piece, float Score)[] pieces)
    {
        using var stream = new MemoryStream();
        using (var output = new CodedOutputStream(stream, leaveOpen: true))
        {
            foreach (var (piece, score) in pieces)
            {
                Message(output, 1, part =>
                {
                    part.WriteTag(1, WireFormat.WireType.LengthDelimited);
                    part.WriteString(piece);
                    part.WriteTag(2, WireFormat.WireType.Fixed32);
                    part.WriteFloat(score);
                    part.WriteTag(3, WireFormat.WireType.Varint);
                    part.WriteInt32(piece switch { "<unk>" => 2, "<s>" or "</s>" => 3, _ => 1 });
                });
            }

            Message(output, 2, part =>
            {
                part.WriteTag(3, WireFormat.WireType.Varint);
                part.WriteInt32(1);
            });
            Message(output, 3, _ => { });
        }

        return stream.ToArray();
    }

    private static void Message(CodedOutputStream output, int field, Action<CodedOutputStream> write)
    {
        using var stream = new MemoryStream();
        using (var part = new CodedOutputStream(stream, leaveOpen: true)) write(part);
        output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        output.WriteBytes(ByteString.CopyFrom(stream.ToArray()));
    }

    private static string[] Best(string text, (string Piece, float Score)[] pieces) =>
        Cuts(text, pieces).MaxBy(cut => cut.Sum(piece => pieces.Single(known => known.Piece == piece).Score))!;

    private static IEnumerable<string[]> Cuts(string text, (string Piece, float Score)[] pieces) => text.Length == 0
        ? [[]]
        : pieces.Where(piece => text.StartsWith(piece.Piece, StringComparison.Ordinal)).SelectMany(piece => Cuts(text[piece.Piece.Length..], pieces), (piece, rest) => (string[])[piece.Piece, .. rest]);

    private static string[] Naive(string[] texts, int merges)
    {
        var words = texts.SelectMany(text => System.Text.RegularExpressions.Regex.Matches(text, @"\w+|[^\w\s]+").Select(match => match.Value)).GroupBy(word => word)
            .Select(group => (Pieces: group.Key.Select(letter => letter.ToString()).SkipLast(1).Append(group.Key[^1] + "</w>").ToArray(), Count: group.Count())).ToArray();
        var made = new List<string>();
        while (made.Count < merges)
        {
            var best = words.SelectMany(word => word.Pieces.Zip(word.Pieces.Skip(1), (left, right) => (left, right, word.Count))).GroupBy(pair => (pair.left, pair.right))
                .OrderByDescending(group => group.Sum(pair => pair.Count)).ThenBy(group => group.Key.left, StringComparer.Ordinal).ThenBy(group => group.Key.right, StringComparer.Ordinal).First().Key;
            made.Add($"{best.left} {best.right}");
            for (int i = 0; i < words.Length; i++)
            {
                var pieces = new List<string>();
                for (int at = 0; at < words[i].Pieces.Length; at++)
                {
                    bool joins = at + 1 < words[i].Pieces.Length && words[i].Pieces[at] == best.left && words[i].Pieces[at + 1] == best.right;
                    pieces.Add(joins ? best.left + best.right : words[i].Pieces[at]);
                    if (joins) at++;
                }

                words[i].Pieces = [.. pieces];
            }
        }

        return [.. made];
    }
}
