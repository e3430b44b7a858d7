using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using CompiledNet.Numerics;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>What recurrent layers keep from step to step.</summary>
public sealed class RecurrentStateTests
{
    private const int Silence = 480_000;

    private static readonly Lazy<Dictionary<string, NetworkForm<float>>> Fading = new(() => NetworkForms.Compile(
    [
        new("SimpleRNN", "[Input(4, 1)] [SimpleRNN(9, UseBias = false)] [Dense(1, UseBias = false)]") { HasReference = false, Scale = 0.25 },
        new("LSTM", "[Input(4, 1)] [LSTM(8, UseBias = false)] [Dense(1, UseBias = false)]") { HasReference = false },
        new("wide LSTM", "[Input(4, 1)] [LSTM(32, UseBias = false)] [Dense(1, UseBias = false)]") { HasReference = false, Scale = 0.25 },
        new("GRU", "[Input(4, 1)] [GRU(8, UseBias = false)] [Dense(1, UseBias = false)]") { HasReference = false, Scale = 0.5 },
        new("GRU, reset before", "[Input(4, 1)] [GRU(5, ResetAfter = false, UseBias = false)] [Dense(1, UseBias = false)]") { HasReference = false, Scale = 0.5 },
        new("own cell", "[Input(4, 1)] [Recurrent<Echo>] [Dense(1, UseBias = false)]") { HasReference = false, Scale = 0.25 },
    ], Blocks, precisionsOnly: true).ToDictionary(forms => forms.Source.Name, forms => forms.Single));

    private const string Blocks = """
        [Block] public partial class Echo
        {
            [Input]                                               public partial Node Frame { get; }
            [State(9, Next = nameof(Hidden))]                     public partial Node Before { get; }
            [Concatenate(nameof(Frame), nameof(Before))]          public partial Node Both { get; }
            [Dense(9, UseBias = false)]                           public partial Node Hidden { get; }
        }
        """;

    public static TheoryData<string> Names => ["SimpleRNN", "LSTM", "wide LSTM", "GRU", "GRU, reset before", "own cell"];

    [Theory, MemberData(nameof(Names))]
    public void Holds_no_denormal_through_ten_seconds_of_silence_after_an_impulse(string name)
    {
        var session = Fading.Value[name].NewStreamingSession()!;
        var state = (AlignedBuffer<float>)session.GetType().GetField("_state", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(session)!;
        float[] output = new float[1];
        session.Step([1], output);
        state.Span.ToArray().ShouldContain(value => value != 0);
        int denormal = 0;
        for (int step = 0; step < Silence; step++)
        {
            session.Step([0], output);
            foreach (float value in state.Span)
                if (float.IsSubnormal(value)) denormal++;
        }

        denormal.ShouldBe(0);
        state.Span.ToArray().ShouldAllBe(value => value == 0, "nothing is left of the impulse by then");
    }

    [Theory]
    [InlineData("[Input(3, 2)] [LSTM(3, GoBackwards = true)] [Dense(1)]")]
    [InlineData("[Input(3, 2)] [GRU(3, Bidirectional = Bidirectional.Sum)] [Dense(1)]")]
    public void Has_no_step_for_a_sequence_that_is_read_from_its_end(string layers) =>
        NetworkForms.Compile([new("backwards", layers)], precisionsOnly: true)[0].Single.NewStreamingSession().ShouldBeNull();
}
