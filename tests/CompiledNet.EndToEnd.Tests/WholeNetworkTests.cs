using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests;

/// <summary>Whole networks, compiled by this project's own build for all vector widths.</summary>
public sealed class WholeNetworkTests
{
    private const int Rows = 24;

    [Fact]
    public void Diabetes_trains_as_in_PyTorch() => TrainsAsInPyTorch(new Diabetes(), "diabetes");

    [Fact]
    public void Classifier_trains_as_in_PyTorch() => TrainsAsInPyTorch(new Classifier(), "classifier");

    [Fact]
    public void Conform()
    {
        Check(new NetworkForm<float>(typeof(Diabetes)));
        Check(new NetworkForm<float>(typeof(Classifier)));

        static void Check(NetworkForm<float> form)
        {
            FixedWeights.Set(form.Network, 0.25);
            StructureCheck.Run(form);
            BatchCheck.Predictions(form, 1e-5);
            BatchCheck.Gradients(form, 1e-5);
            BatchCheck.Losses(form, 1e-5);
            PaddingCheck.Run(form);
            SavingCheck.Run(form);
            AllocationCheck.Run(form);
            DescentCheck.Run(form);
        }
    }

    [Fact]
    public async Task Sessions_predict_at_the_same_time()
    {
        var network = new Classifier(seed: 4);
        var samples = new Samples<float>(new Classifier().Description, 200);
        float[] expected = new float[200 * Classifier.OutputSize];
        Predict(expected);

        var results = Enumerable.Range(0, 4).Select(_ => new float[expected.Length]).ToArray();
        await Task.WhenAll(results.Select(result => Task.Run(() => Predict(result))));

        foreach (float[] result in results) result.ShouldBe(expected);

        void Predict(float[] outputs)
        {
            var session = network.CreateSession();
            for (int repeat = 0; repeat < 20; repeat++)
                for (int row = 0; row < 200; row++)
                    session.Predict(samples.Inputs.AsSpan(row * Classifier.InputSize, Classifier.InputSize), outputs.AsSpan(row * Classifier.OutputSize, Classifier.OutputSize));
        }
    }

    [Fact]
    public void Weights_of_another_network_are_refused()
    {
        string path = Path.Combine(Path.GetTempPath(), $"compilednet-{Guid.NewGuid():N}.safetensors");
        try
        {
            new Diabetes().Save(path);
            var classifier = new Classifier(seed: 2);
            float[] before = classifier.Parameters.Span.ToArray();

            Should.Throw<WeightFileException>(() => classifier.Load(path)).Message.ShouldContain("dense/kernel");

            classifier.Parameters.Span.ToArray().ShouldBe(before);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData(100f)]
    [InlineData(-100f)]
    public void Far_logits_give_finite_losses_and_gradients(float logit)
    {
        Check(new Diabetes(), logit, rightClass: 0);
        Check(new Diabetes(), logit, rightClass: 1);
        Check(new Classifier(), logit, rightClass: 0);
        Check(new Classifier(), logit, rightClass: 9);

        static void Check(INetwork<float> network, float logit, float rightClass)
        {
            network.Clear();
            var bias = network.Description.Parameters[^1];
            network.SetNumber(bias.Offset, logit);
            var workspace = network.Workspace(1);

            float loss = network.Backpropagate(new float[network.Description.InputSize], [rightClass], default, 1, 1, workspace);

            float.IsFinite(loss).ShouldBeTrue();
            workspace.Gradients.Span.ToArray().ShouldAllBe(gradient => float.IsFinite(gradient));
            bool isWrong = bias.Count == 1 ? rightClass > 0 != logit > 0 : rightClass == 0 != logit > 0;
            if (isWrong) loss.ShouldBeInRange(99, 103);
            else loss.ShouldBeInRange(0, 2.5f);
        }
    }

    private static void TrainsAsInPyTorch(INetwork<float> network, string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reference", "training.json")));
        double[] expected = [.. document.RootElement.GetProperty(name).EnumerateArray().Select(loss => loss.GetDouble())];
        FixedWeights.Set(network, 0.25);
        var samples = new Samples<float>(network.Description, Rows);
        var workspace = network.Workspace(Rows);
        // PyTorch adds epsilon elsewhere than Keras; this small it makes no difference.
        var optimizer = new Adam(0.01f) { Epsilon = 1e-10f };
        optimizer.Initialize(network.Description);
        int length = network.Description.TrainableLength;
        for (int step = 0; step < expected.Length; step++)
        {
            float loss = network.Backpropagate(samples.Inputs, samples.Targets, samples.Weights, 1f / Rows, Rows, workspace) / Rows;
            Agreement.Demand($"loss of step {step}", [(double)loss], [expected[step]], 1e-4);
            network.Change(block => optimizer.Update(block[..length], workspace.Gradients.Span[..length]));
        }
    }
}
