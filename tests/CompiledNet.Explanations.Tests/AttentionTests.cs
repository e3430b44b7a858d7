using System;
using System.Linq;
using CompiledNet.Testing;

namespace CompiledNet.Explanations.Tests;

/// <summary>What layers of attention look at, against PyTorch; see Reference/attributions.py.</summary>
public sealed class AttentionTests
{
    private static readonly float[] s_words = [3, 1, 4, 0, 0];
    private static readonly float[] s_signals = [.. Numbers.Of(24, 50), .. Numbers.Of(15, 51)];
    private readonly Explainer _reader = new(Numbers.WithNumbers(new Reader())), _looks = new(Numbers.WithNumbers(new Looks()));

    [Fact]
    public void AStackSaysWhatItsHeadsLookAt()
    {
        Numbers.WithNumbers(new Reader()).Predict(s_words).ShouldBe(Recorded.Of("reader"), 1e-6);
        for (int layer = 1; layer <= 2; layer++)
        {
            float[,,] weights = _reader.AttentionWeights(s_words, $"Body/{layer}/Attention");
            (weights.GetLength(0), weights.GetLength(1), weights.GetLength(2)).ShouldBe((2, 5, 5));
            weights.Cast<float>().ShouldBe(Recorded.Of($"reader_{layer}"), 1e-6);
            // No word, no look.
            for (int query = 0; query < 5; query++) (weights[1, query, 3], weights[0, query, 4]).ShouldBe((0, 0));
        }
    }

    [Fact]
    public void TheRolloutIsThatOfPyTorch()
    {
        double[,] rollout = _reader.AttentionRollout(s_words);
        (rollout.GetLength(0), rollout.GetLength(1)).ShouldBe((5, 5));
        rollout.Cast<double>().ShouldBe(Recorded.Of("rollout").Select(value => (double)value), 1e-6);
        _reader.AttentionRollout(s_words, ["Body/1/Attention", "Body/2/Attention"]).ShouldBe(rollout);
        _reader.AttentionRollout(s_words, ["Body/1/Attention"]).ShouldBe(AttentionRollout.Of([_reader.AttentionWeights(s_words, "Body/1/Attention")]));
        // Without any word nothing is looked at, and what passes by is all.
        double[,] silence = _reader.AttentionRollout(new float[5]);
        for (int i = 0; i < 5; i++)
            for (int j = 0; j < 5; j++) silence[i, j].ShouldBe(i == j ? 1 : 0);
    }

    [Fact]
    public void EveryKindOfAttentionSaysWhatItLooksAt()
    {
        _looks.AttentionWeights(s_signals, "Grouped").Cast<float>().ShouldBe(Recorded.Of("grouped"), 1e-6);
        _looks.AttentionWeights(s_signals, "Cross").Cast<float>().ShouldBe(Recorded.Of("cross"), 1e-6);
        _looks.AttentionWeights(s_signals, "Plain").Cast<float>().ShouldBe(Recorded.Of("plain"), 1e-6);
        _looks.AttentionRollout(s_signals, ["Grouped", "Plain"]).Cast<double>().Sum().ShouldBe(6, 1e-6);
    }

    [Fact]
    public void WhatIsNotThereIsSaid()
    {
        Should.Throw<ArgumentException>(() => _reader.AttentionWeights(s_words, "Body")).Message
            .ShouldStartWith("'Reader' has no layer of attention 'Body', but: Body/1/Attention, Body/2/Attention.");
        Should.Throw<ArgumentException>(() => _reader.AttentionRollout([1, 2])).Message.ShouldStartWith("'Reader' takes 5 numbers, not 2.");
        Should.Throw<ArgumentException>(() => _reader.AttentionRollout(s_words, ["Body/2/Attention", "Body/1/Attention"])).Message
            .ShouldStartWith("The layer 'Body/1/Attention' of 'Reader' does not lie behind 'Body/2/Attention': name the layers of one stack, from the input on.");
        Should.Throw<ArgumentException>(() => _reader.AttentionRollout(s_words, [])).Message.ShouldStartWith("There is no layer.");
        Should.Throw<ArgumentException>(() => _looks.AttentionRollout(s_signals)).Message
            .ShouldStartWith("The layer 'Cross' of 'Looks' has 6 queries and 3 keys, and 'Grouped' 6: name layers of self-attention over one sequence.");
        Should.Throw<ArgumentException>(() => _looks.AttentionRollout(s_signals, ["Grouped", "Beside"])).Message.ShouldStartWith("The layer 'Beside' of 'Looks' does not lie behind 'Grouped'");
        var silent = new Explainer(new Classifier(seed: 1));
        Should.Throw<InvalidOperationException>(() => silent.AttentionWeights([1, 2, 3, 4], "Attention")).Message
            .ShouldBe("'Classifier' does not say what its attention looks at: declare it with [Network(AttentionWeights = true)].");
        Should.Throw<InvalidOperationException>(() => silent.AttentionRollout([1, 2, 3, 4])).Message.ShouldContain("[Network(AttentionWeights = true)]");
        // It has a workspace now, but no gradients.
        Should.Throw<InvalidOperationException>(() => _reader.Saliency(s_words, 0)).Message.ShouldContain("[Network(InputGradients = true)]");
    }

    /// <summary>A step of training leaves them too, before dropout, in the order of the rows whatever the number of threads.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void AStepLeavesWhatItsBatchLookedAt(int threads)
    {
        const int Rows = 70;
        var network = Numbers.WithNumbers(new Looks());
        float[] inputs = [.. Enumerable.Range(0, Rows).SelectMany(row => Numbers.Of(Looks.InputSize, row))], targets = new float[Rows];
        using var trainer = new Trainer(network, new SGD(0), Rows, threads: threads);
        Should.Throw<InvalidOperationException>(() => trainer.AttentionWeights.Length).Message.ShouldContain("There was no batch");
        trainer.TrainOnBatch(inputs, targets);
        var layers = network.Description.AttentionLayers;
        layers.Select(layer => (layer.Name, layer.Heads, layer.Queries, layer.Keys, layer.Offset))
            .ShouldBe([("Grouped", 4, 6, 6, 0), ("Cross", 2, 6, 3, 144), ("Plain", 1, 6, 6, 180), ("Beside", 1, 6, 6, 216)]);
        float[] found = trainer.AttentionWeights.ToArray();
        found.Length.ShouldBe(Rows * 252);
        foreach (int row in new[] { 0, 33, 69 })
            found.AsSpan(row * 252, 144).ToArray().ShouldBe(_looks.AttentionWeights(inputs.AsSpan(row * Looks.InputSize, Looks.InputSize), "Grouped").Cast<float>(), 1e-6);
        AllocatedBytes.Fewest(() => { trainer.TrainOnBatch(inputs, targets); _ = trainer.AttentionWeights.Length; }).ShouldBe(0);
        using var silent = new Trainer(new Classifier(seed: 1), new SGD(0));
        Should.Throw<InvalidOperationException>(() => silent.AttentionWeights.Length).Message.ShouldContain("declare it with [Network(AttentionWeights = true)]");
    }
}
