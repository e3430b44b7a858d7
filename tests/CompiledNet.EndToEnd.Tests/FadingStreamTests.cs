using System;

namespace CompiledNet.EndToEnd.Tests;

/// <summary>What a stream gives is never among the numbers that processors are slow with, though its states and its input fade through all sizes.</summary>
public sealed partial class FadingStreamTests
{
    [Fact]
    public void Gives_no_subnormal_numbers()
    {
        // A state that halves at each step, and five outputs of it.
        float[] factors = [0.75f, -0.5f, 0.25f, -0.125f, 0.0625f];
        var network = new Fading();
        foreach (var parameter in new Fading().Description.Parameters)
        {
            float[] values = parameter.Name switch
            {
                "simple_rnn/kernel" => [1],
                "simple_rnn/recurrent_kernel" => [0.5f],
                "dense/kernel" => factors,
                _ => new float[parameter.Count],
            };
            network.Weights[parameter.Name].Set(values);
        }

        var session = network.CreateSession();
        Span<float> output = stackalloc float[Fading.StepOutputSize];
        double state = 0;
        for (int step = 0; step < 200; step++)
        {
            float input = step == 0 ? 1 : 0;
            state = state / 2 + input;
            session.Step([input], output);
            for (int i = 0; i < output.Length; i++)
            {
                float.IsSubnormal(output[i]).ShouldBeFalse($"step {step}, output {i}: {output[i]}");
                ((double)output[i]).ShouldBe(state * factors[i], 1.2e-38);
            }
        }

        session.Step([float.NaN], output);
        foreach (float value in output) value.ShouldBe(float.NaN);
    }

    [Network(Streaming = true)]
    [Input(16, 1)]
    [SimpleRNN<Linear>(1, ReturnSequences = true)]
    [Dense(5)]
    [Loss<MeanSquaredError>]
    public sealed partial class Fading;
}
