using System;
using System.Linq;
using CompiledNet.Tests.Networks;

namespace CompiledNet.Tests;

/// <summary>Words of texts as numbers, as Keras' TextVectorization has them.</summary>
public class TokenTests
{
    /// <summary>The example of Keras' documentation of TextVectorization, to the number.</summary>
    [Fact]
    public void AreNumberedAsInKeras()
    {
        var pipeline = Pipeline.Fit(Texts("foo bar", "bar baz", "baz bada boom"), null, Encode.Tokens(5000, 4, "text"));
        Rows(pipeline.Apply(Texts("foo qux bar", "qux baz"))).ShouldBe([[4, 1, 3, 0], [1, 2, 0, 0]]);
        pipeline.FeatureNames.ShouldBe(["text[0]", "text[1]", "text[2]", "text[3]"]);
    }

    [Fact]
    public void AreTheMostFrequentOfTraining()
    {
        // a three times, b twice: 2 and 3; of the rest nothing is known.
        var pipeline = Pipeline.Fit(Texts("a b c", "a b", "a"), null, Encode.Tokens(4, 3, "text"));
        Rows(pipeline.Apply(Texts("c b a d", null, "", "a"))).ShouldBe([[1, 3, 2], [0, 0, 0], [0, 0, 0], [2, 0, 0]]);
    }

    [Fact]
    public void AreSmallLettersWithoutPunctuation()
    {
        var pipeline = Pipeline.Fit(Texts("don't ÄRGER e-mail"), null, Encode.Tokens(100, 5, "text"));
        var (first, second) = (pipeline.Apply(Texts("Dont, \"ärger\"...\n\tEMAIL! --- ;")), pipeline.Apply(Texts("don't ärger e-mail")));
        Rows(first).ShouldBe(Rows(second));
        first.FeatureRow(0).ToArray().ShouldBe([4, 2, 3, 0, 0]);
    }

    [Fact]
    public void TheVocabularyIsInTheFile()
    {
        using var folder = new TemporaryFolder();
        var network = new PlainNetwork<float>();
        network.Attach(Pipeline.Fit(Texts("one two", "two \u4e2d\u6587 'three'"), null, Encode.Tokens(10, 3, "text")));
        network.Save(folder["a"]);
        var loaded = new PlainNetwork<float>();
        loaded.Load(folder["a"]);
        var rows = Texts("three two one", "\u4e2d\u6587", "four");
        loaded.Pipeline()!.Apply(rows).Features.ToArray().ShouldBe(network.Pipeline()!.Apply(rows).Features.ToArray());
        loaded.Predict(rows).ShouldBe(network.Predict(rows));
    }

    [Fact]
    public void RefuseWhatIsNoText()
    {
        Should.Throw<ArgumentException>(() => Pipeline.Fit(new Table(new TableColumn("x", [1f, 2])), null, Encode.Tokens(10, 2, "x"))).Message.ShouldContain("the column 'x' holds numbers");
        Should.Throw<ArgumentOutOfRangeException>(() => Encode.Tokens(2, 2, "x")).ParamName.ShouldBe("maxTokens");
        Should.Throw<ArgumentOutOfRangeException>(() => Encode.Tokens(3, 0, "x")).ParamName.ShouldBe("length");
    }

    private static Table Texts(params string?[] texts) => new(new TableColumn("text", texts.AsEnumerable()));

    private static float[][] Rows(Dataset data) => [.. Enumerable.Range(0, data.Count).Select(row => data.FeatureRow(row).ToArray())];
}
