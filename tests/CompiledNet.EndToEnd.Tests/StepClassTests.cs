using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests;

/// <summary>Classes that each step of a sequence has: their weights, their targets.</summary>
public sealed partial class StepClassTests
{
    /// <summary>The values of a step by hand: ln 3 · Σ weights / 8, as all parameters are 0; see the table of the report.</summary>
    [Theory]
    [InlineData(0, 62)]
    [InlineData(1, 17)]
    [InlineData(2, 17)]
    public void Class_weights_weigh_each_step_by_its_class(int heavy, int sum)
    {
        float[][] ids = [[0, 1, 2, 3], [4, 3, 2, 1]], classes = [[0, 0, 2, 0], [1, 0, 0, 0]];
        float[][] hot = [.. classes.Select(row => row.SelectMany(label => Enumerable.Range(0, 3).Select(i => i == (int)label ? 1f : 0f)).ToArray())];
        foreach (var (network, targets) in new (INetwork<float>, float[][])[] { (new Tagger(), classes), (new HotTagger(), hot) })
        {
            network.Clear();
            var options = new FitOptions { Optimizer = new SGD(0), ClassWeights = new Dictionary<int, float> { [heavy] = 10 } };
            network.Fit(Dataset.From(ids, targets), options).Last("loss").ShouldBe(Math.Log(3) * sum / 8, 1e-5);
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(11)]
    public void A_class_that_no_step_can_have_is_refused(int missing)
    {
        var data = Dataset.From([[0f, 1, 2, 3]], [[0f, 0, 2, 0]]);
        var options = new FitOptions { ClassWeights = new Dictionary<int, float> { [missing] = 10 } };
        Should.Throw<ArgumentException>(() => new Tagger().Fit(data, options)).Message.ShouldContain("classes are 0 to 2");
    }

    [Fact]
    public void One_hot_and_indices_name_each_other()
    {
        Should.Throw<ArgumentException>(() => new Tagger().Fit(Dataset.From([[0f, 1, 2, 3]], [new float[12]]))).Message.ShouldContain("ArgMax()");
        Should.Throw<ArgumentException>(() => new HotTagger().Fit(Dataset.From([[0f, 1, 2, 3]], [new float[4]]))).Message.ShouldContain("OneHot()");
        Should.Throw<ArgumentException>(() => new Tagger().Fit(Dataset.From([[0f, 1, 2, 0.5f]], [new float[4]]))).Message.ShouldContain("whole numbers from 0 to 4");
    }

    [Network, Input(4), Embedding(5, 2), Dense<Softmax>(3), Loss<SparseCategoricalCrossentropy>]
    public sealed partial class Tagger;

    [Network, Input(4), Embedding(5, 2), Dense<Softmax>(3), Loss<CategoricalCrossentropy>]
    public sealed partial class HotTagger;
}
