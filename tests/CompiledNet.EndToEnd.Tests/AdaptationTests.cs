using System;
using System.IO;
using System.Linq;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests;

/// <summary>Networks that are adapted to data.</summary>
public sealed partial class AdaptationTests
{
    // 40 samples of two positions and three channels, then one number.
    private static readonly Dataset s_data = Dataset.From(new DataBlock(Numbers.Make<float>("adaptation", 40 * 7, x => 50 + 10 * x), 7));

    [Fact]
    public void Normalizations_take_mean_and_variance_of_what_they_read()
    {
        var network = new Measured();
        network.Adapt(s_data);

        float[] outputs = network.Predict(s_data);
        for (int channel = 0; channel < 3; channel++) Normalized([.. outputs.Where((_, i) => i % Measured.OutputSize < 6 && i % Measured.OutputSize % 3 == channel)]);
        Normalized([.. outputs.Where((_, i) => i % Measured.OutputSize == 6)]);
    }

    [Fact]
    public void What_was_given_stays()
    {
        var network = new Measured();
        float[] given = Parameter(network, "Given/mean"), before = [.. given];
        network.Adapt(s_data);

        before.ShouldBe([1, 2, 3]);
        Parameter(network, "Given/mean").ShouldBe(before);
    }

    [Fact]
    public void Files_keep_what_was_learned()
    {
        string path = Path.GetTempFileName();
        try
        {
            var network = new Measured();
            network.Adapt(s_data);
            network.Save(path);
            var other = new Measured(seed: 2);
            other.Load(path);
            other.Predict(s_data).ShouldBe(network.Predict(s_data));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_layer_that_reads_another_cannot_be_adapted_and_changes_nothing()
    {
        var network = new Late();
        float[] before = network.Parameters.Span.ToArray();

        Should.Throw<InvalidOperationException>(() => network.Adapt(s_data)).Message.ShouldStartWith("'Second' reads the layer 'Between'.");
        network.Parameters.Span.ToArray().ShouldBe(before);
    }

    [Fact]
    public void There_has_to_be_something_to_adapt() =>
        Should.Throw<InvalidOperationException>(() => new Plain().Adapt(s_data)).Message.ShouldBe("The network 'Plain' has no layer that is adapted to data.");

    [Fact]
    public void Data_of_another_width_is_refused() =>
        Should.Throw<ArgumentException>(() => new Measured().Adapt(Dataset.From(new DataBlock([1, 2], 2)))).Message.ShouldStartWith("The network 'Measured' reads 7 numbers a sample, but the data has 2 features.");

    private static void Normalized(float[] values)
    {
        values.Average(value => (double)value).ShouldBe(0, 1e-5);
        values.Average(value => (double)value * value).ShouldBe(1, 1e-5);
    }

    private static float[] Parameter(INetwork<float> network, string name) =>
        network.Description.Parameters.Single(parameter => parameter.Name == name).Of<float>(network.Parameters.Span);

    [Network]
    public sealed partial class Measured
    {
        [Input(2, 3)] public partial Node Image { get; }
        [Input(1)] public partial Node Number { get; }
        [Normalization(From = nameof(Image)), Output] public partial Node Images { get; }
        [Normalization(From = nameof(Number)), Output] public partial Node Numbers { get; }
        [Normalization(From = nameof(Image), Mean = [1, 2, 3], Variance = [4]), Output] public partial Node Given { get; }
    }

    [Network]
    public sealed partial class Late
    {
        [Input(7)] public partial Node Image { get; }
        [Normalization] public partial Node First { get; }
        [Dense(2)] public partial Node Between { get; }
        [Normalization] public partial Node Second { get; }
    }

    [Network]
    [Input(7)]
    [Dense(1)]
    public sealed partial class Plain;
}
