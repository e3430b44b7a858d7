using System;
using System.Collections.Generic;

namespace CompiledNet.Tests.Training;

/// <summary>What is thrown in the middle of a fit, wherever a user's code is called.</summary>
public sealed class ThrowingFitTests
{
    private const string Message = "mine, and nobody else's";

    private static readonly TrainingReference s_reference = TrainingReference.Recorded;

    // Where it throws, at the second call or, where there is one alone, the first; and how many of the three steps of an epoch were finished then.
    private static readonly Dictionary<string, (Func<FitOptions> Options, int Steps)> s_places = new()
    {
        ["when training begins"] = (() => With(new LambdaCallback(onTrainBegin: _ => Throw())), 0),
        ["when an epoch begins"] = (() => With(new LambdaCallback(onEpochBegin: SecondTime<FitContext>())), 3),
        ["when a batch begins"] = (() => With(new LambdaCallback(onBatchBegin: SecondTime<FitContext>())), 1),
        ["when a batch ends"] = (() => With(new LambdaCallback(onBatchEnd: SecondTime<FitContext>())), 2),
        ["when an epoch ends"] = (() => With(new LambdaCallback(onEpochEnd: SecondTime<FitContext>())), 6),
        ["when training ends"] = (() => With(new LambdaCallback(onTrainEnd: _ => Throw())), 6),
        ["in a metric of training"] = (() => With(metric: After(10)), 2),
        ["in a metric of validation"] = (() => With(metric: After(s_reference.Data.Count + 1)), 3),
        ["between gradient and update"] = (() => With(transformation: new Refusal()), 1),
        ["in a schedule"] = (() => With(optimizer: new SGD { Schedule = new Failing() }), 1),
    };

    public static TheoryData<string> Places => [.. s_places.Keys];

    [Theory, MemberData(nameof(Places))]
    public void Comes_out_as_it_is_and_leaves_the_last_finished_step(string place)
    {
        var (options, steps) = s_places[place];
        var network = s_reference.Network();
        Should.Throw<NotSupportedException>(() => network.Fit(s_reference.Data, options())).Message.ShouldBe(Message, place);

        var expected = s_reference.Network();
        int done = 0;
        expected.Fit(s_reference.Data, With(new LambdaCallback(onBatchEnd: context => context.StopTraining = ++done == steps)));
        if (steps == 0) expected = s_reference.Network();
        network.Parameters.Span.ToArray().ShouldBe(expected.Parameters.Span.ToArray(), place);

        network.Predict(s_reference.Data).ShouldBe(expected.Predict(s_reference.Data));
        network.Fit(s_reference.Data, With()).Epochs.Count.ShouldBe(2);
    }

    private static FitOptions With(Callback? callback = null, Metric? metric = null, GradientTransformation? transformation = null, Optimizer? optimizer = null) => new()
    {
        Optimizer = optimizer ?? new SGD(), BatchSize = (s_reference.Data.Count + 2) / 3, Epochs = 2, Validation = s_reference.Data,
        Callbacks = callback is null ? [] : [callback], Metrics = metric is null ? [] : [metric], GradientTransformations = transformation is null ? [] : [transformation],
    };

    private static void Throw() => throw new NotSupportedException(Message);

    private static Action<T> SecondTime<T>()
    {
        int count = 0;
        return _ =>
        {
            if (++count == 2) Throw();
        };
    }

    private static MetricFunction After(int samples)
    {
        int count = 0;
        return new MetricFunction("mine", (_, _) =>
        {
            if (++count == samples) Throw();
            return 0;
        }, MetricDirection.None);
    }

    private sealed class Refusal : GradientTransformation
    {
        private int _count;

        public override bool Transform(Span<float> gradient, NetworkDescription network, long step)
        {
            if (++_count == 2) Throw();
            return true;
        }
    }

    private sealed class Failing : LearningRateSchedule
    {
        private int _count;

        public override float LearningRate(long step)
        {
            if (++_count == 2) Throw();
            return 0.01f;
        }
    }
}
