using System;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using System.Numerics;
using System.Text.Json;
using CompiledNet.CompilerServices;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Reference;

/// <summary>What PyTorch computed in double precision for the networks of one test class.</summary>
internal sealed class NetworkReference
{
    public const int Rows = 4;

    private const double Single = 1e-5, Double = 1e-10;

    private static readonly ConcurrentDictionary<string, NetworkReference> Opened = new();

    private readonly JsonElement _cases;

    private NetworkReference(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reference", name + ".json")));
        _cases = document.RootElement.Clone();
    }

    public static NetworkReference Of(string name) => Opened.GetOrAdd(name, key => new NetworkReference(key));

    /// <summary>
    /// Compares outputs, loss and the gradients of all parameters, in single and in double precision; while training also
    /// what the step made of parameters that are not trained.
    /// </summary>
    public void Check(NetworkForms forms, bool training = false)
    {
        var recorded = _cases.GetProperty(forms.Source.Name);
        recorded.GetProperty("layers").GetString().ShouldBe(forms.Source.Layers, "the recorded values are of another network; run networks.py again");
        Reset(forms);
        Check(forms.Single.Network, recorded, Single, training);
        Check(forms.Double.Network, recorded, Double, training);
    }

    // Tests that trained them before have moved what is not trained.
    private static void Reset(NetworkForms forms)
    {
        FixedWeights.Set(forms.Single.Network, forms.Source.Scale);
        FixedWeights.Set(forms.Double.Network, forms.Source.Scale);
    }

    private static void Check<T>(INetwork<T> network, JsonElement recorded, double tolerance, bool training) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var workspace = network.Workspace(Rows, training);
        var inference = new InferenceWorkspace<T>(network.Description, Rows);
        CheckBatch(network, recorded, tolerance, training, inference, workspace);
        if (recorded.TryGetProperty("next", out var next)) CheckBatch(network, next, tolerance, training, inference, workspace);
    }

    private static void CheckBatch<T>(
        INetwork<T> network, JsonElement recorded, double tolerance, bool training, InferenceWorkspace<T> inference, TrainingWorkspace<T> workspace) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var samples = new Samples<T>(network.Description, Rows);
        var outputs = new T[Rows * network.Description.OutputSize];
        network.Infer(samples.Inputs, outputs, Rows, inference);
        if (!training) Agreement.Demand<T>("predictions", outputs, Numbers<T>(recorded.GetProperty("outputs")), tolerance);
        CheckGradients(network, recorded, tolerance, workspace, samples.Weights);
        CheckInputGradients(recorded, tolerance, workspace);
        Agreement.Demand<T>("outputs while training", workspace.Outputs, Numbers<T>(recorded.GetProperty("outputs")), tolerance);
        foreach (var parameter in network.Description.Parameters.Where(parameter => training && recorded.GetProperty("moved").TryGetProperty(parameter.Name, out _)))
            Agreement.Demand<T>(parameter.Name, parameter.Of<T>(network.Parameters.Span), Numbers<T>(recorded.GetProperty("moved").GetProperty(parameter.Name)), tolerance);
        if (!recorded.TryGetProperty("unweighted", out var unweighted)) return;
        workspace.States.Reset();
        CheckGradients(network, unweighted, tolerance, workspace, []);
    }

    private static void CheckGradients<T>(
        INetwork<T> network, JsonElement recorded, double tolerance, TrainingWorkspace<T> workspace, T[] weights) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var samples = new Samples<T>(network.Description, Rows);
        T loss = network.Backpropagate(samples.Inputs, samples.Targets, weights, T.One, Rows, workspace);
        Agreement.Demand("loss", [loss], [T.CreateTruncating(recorded.GetProperty("loss").GetDouble())], tolerance);
        var expected = recorded.GetProperty("gradients");
        var trainable = network.Description.Parameters.Where(parameter => parameter.Trainable).ToList();
        trainable.Select(parameter => parameter.Name).ShouldBe(expected.EnumerateObject().Select(entry => entry.Name), ignoreOrder: true);
        foreach (var parameter in trainable)
            Agreement.Demand<T>("gradient of " + parameter.Name, parameter.Of<T>(workspace.Gradients.Span), Numbers<T>(expected.GetProperty(parameter.Name)), tolerance);
    }

    // Single precision is declared without them, as networks usually are.
    private static void CheckInputGradients<T>(JsonElement recorded, double tolerance, TrainingWorkspace<T> workspace) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float) || !recorded.TryGetProperty("inputs", out var expected)) return;
        Agreement.Demand<T>("gradient of the inputs", workspace.InputGradients, Numbers<T>(expected), tolerance);
    }

    private static T[] Numbers<T>(JsonElement list) where T : INumberBase<T> => [.. list.EnumerateArray().Select(number => T.CreateTruncating(number.GetDouble()))];
}
