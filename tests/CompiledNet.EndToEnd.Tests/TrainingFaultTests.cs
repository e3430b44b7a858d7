using System;
using System.Linq;
using System.Numerics;
using static CompiledNet.EndToEnd.Tests.TrainingPassesTests;

namespace CompiledNet.EndToEnd.Tests;

/// <summary>The parts of a step in a wrong order, with wrong lengths, with a loss that throws: what waited is still there.</summary>
public sealed partial class TrainingFaultTests
{
    [Fact]
    public void A_loss_that_throws_leaves_the_gradients_that_wait()
    {
        var network = new Refusing(1);
        using var trainer = new Trainer(network, new SGD(1), 4);
        trainer.ComputeGradients([1, 2], [0, 0]);
        string name = trainer.Gradients.Names[0];
        float[] waiting = trainer.Gradients[name], before = network.Weights[name].ToArray();
        Should.Throw<NotSupportedException>(() => trainer.ComputeGradients([3, 4], [7, 7]));
        trainer.Gradients[name].ShouldBe(waiting);
        trainer.Update();
        network.Weights[name].ToArray().ShouldBe([.. before.Select((weight, i) => weight - waiting[i])]);
        Should.Throw<NotSupportedException>(() => trainer.TrainOnBatch([3, 4], [7, 7]));
        trainer.TrainOnBatch([1, 2], [0, 0]);
    }

    [Fact]
    public void Calls_out_of_order_say_the_order()
    {
        var network = new Squares(1);
        using var trainer = new Trainer(network, new SGD(), capacity: 2);
        float[] inputs = new float[2 * Squares.InputSize], gradient = new float[2 * Squares.OutputSize];
        Order(() => trainer.Backward(gradient));
        Order(() => trainer.Update());
        Order(() => trainer.Gradients["out/kernel"].ToString());
        trainer.Forward(inputs);
        Order(() => trainer.Update());
        Should.Throw<ArgumentException>(() => trainer.Backward(new float[3])).Message.ShouldContain("2 samples with 2 output gradients");
        trainer.Backward(gradient);
        Should.Throw<InvalidOperationException>(() => trainer.TrainOnBatch(inputs, gradient)).Message.ShouldContain("waits for Update");
        trainer.ClearGradients();
        Order(() => trainer.Update());
        trainer.Backward(gradient);
        trainer.Update();
        Order(() => trainer.Backward(gradient));
        trainer.ComputeGradients(inputs, gradient);
        Order(() => trainer.Backward(gradient));

        using var giving = new Trainer(new Penalized(1), new SGD(), capacity: 2);
        InputOrder(() => giving.InputGradients.ToString());
        giving.Forward(inputs);
        InputOrder(() => giving.InputGradients.ToString());
        giving.Backward(gradient);
        giving.InputGradients.Length.ShouldBe(inputs.Length);
        giving.Forward(inputs.AsSpan(0, Penalized.InputSize));
        InputOrder(() => giving.InputGradients.ToString());
        Should.Throw<ArgumentException>(() => giving.Backward(gradient)).Message.ShouldContain("1 samples with 2 output gradients");
        Should.Throw<InvalidOperationException>(() => trainer.InputGradients.ToString()).Message.ShouldContain("InputGradients = true");

        static void InputOrder(Action call) => Should.Throw<InvalidOperationException>(call).Message.ShouldContain("Forward, Backward, InputGradients");
        static void Order(Action call) => Should.Throw<InvalidOperationException>(call).Message.ShouldContain("Forward, Backward as often as wanted, Update");
    }

    [Fact]
    public void The_step_of_a_bad_batch_leaves_the_averages_of_batch_normalization()
    {
        var network = new Normalized(1);
        using var trainer = new Trainer(network, new SGD(), 4) { SkipsNonFiniteSteps = true };
        trainer.TrainOnBatch([1, 2, 3, 4], [1, 2, 3, 5]);
        float[] before = network.Parameters.Span.ToArray();
        before.ShouldAllBe(number => float.IsFinite(number));
        trainer.TrainOnBatch([1, 2, 3e38f, -3e38f], [1, 2, 3, 5]);
        trainer.SkippedLastStep.ShouldBeTrue();
        network.Parameters.Span.ToArray().ShouldBe(before);
    }

    [Network, Input(1), Dense(1), Loss<SevenRefused>]
    public sealed partial class Refusing;

    public readonly struct SevenRefused : ILoss
    {
        public T Forward<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            target[0] == T.CreateTruncating(7) ? throw new NotSupportedException("seven") : prediction[0];

        public void Backward<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target, T scale, Span<T> gradient) where T : unmanaged, IBinaryFloatingPointIeee754<T> => gradient[0] = scale;
    }

    [Network, Input(1), BatchNormalization, Dense(1), Loss<MeanSquaredError>]
    public sealed partial class Normalized;
}
