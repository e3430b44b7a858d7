using System;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using CompiledNet.Tests.Callbacks;
using CompiledNet.Tests.Networks;

namespace CompiledNet.Tests.Training;

/// <summary>A network and an optimizer are trained by one at a time.</summary>
public class ClaimTests
{
    private static readonly TrainingReference s_reference = TrainingReference.Recorded;

    public static TheoryData<string, Action<FitContext>> Intruders => new()
    {
        { "a fit in a callback", c => c.Network.Fit(s_reference.Data) },
        { "a fit on another thread", c => Task.Run(() => c.Network.Fit(s_reference.Data)).GetAwaiter().GetResult() },
        { "a trainer of the network", c => new Trainer(c.Network, new SGD()).Dispose() },
        { "the optimizer in another fit", c => s_reference.Network().Fit(s_reference.Data, new FitOptions { Optimizer = c.Optimizer }) },
        { "the optimizer in another trainer", c => new Trainer(s_reference.Network(), c.Optimizer).Dispose() },
    };

    [Theory]
    [MemberData(nameof(Intruders))]
    public void Who_comes_in_between_is_refused_at_once(string what, Action<FitContext> intrude)
    {
        var (network, alone) = (s_reference.Network(), s_reference.Network());
        int refused = 0;
        var intruder = new Recorder { AfterBatch = c => { Should.Throw<InvalidOperationException>(() => intrude(c), what).Message.ShouldContain("is being trained"); refused++; } };
        network.Fit(s_reference.Data, new FitOptions { Optimizer = new Adam(), BatchSize = 8, Callbacks = [intruder] });
        alone.Fit(s_reference.Data, new FitOptions { Optimizer = new Adam(), BatchSize = 8 });
        refused.ShouldBe(3);
        network.Parameters.Span.ToArray().ShouldBe(alone.Parameters.Span.ToArray());
    }

    [Fact]
    public void What_throws_ends_the_fit_with_its_own_message_and_lets_go()
    {
        var network = s_reference.Network();
        var optimizer = new Adam();
        var bad = new Recorder { AfterBatch = _ => throw new NotSupportedException("mine") };
        Should.Throw<NotSupportedException>(() => network.Fit(s_reference.Data, new FitOptions { Optimizer = optimizer, Callbacks = [bad] })).Message.ShouldBe("mine");
        network.Fit(s_reference.Data, new FitOptions { Optimizer = optimizer }).Epochs.Count.ShouldBe(1);
        optimizer.Iterations.ShouldBe(2);
    }

    [Fact]
    public void One_thread_at_a_time_is_in_a_trainer()
    {
        var network = new WatchedNetwork();
        using var trainer = new Trainer(network, new SGD(), capacity: 4);
        float[] inputs = new float[12], targets = new float[4];
        Exception? found = null;
        network.Before = _ => found = Record.Exception(() => Task.Run(() => trainer.TrainOnBatch(inputs, targets)).GetAwaiter().GetResult());
        trainer.TrainOnBatch(inputs, targets);
        found.ShouldBeOfType<InvalidOperationException>().Message.ShouldContain("Another thread");
        network.Before = _ => { };
        trainer.TrainOnBatch(inputs, targets);
        trainer.Step.ShouldBe(2);
    }

    [Fact]
    public void A_trainer_whose_optimizer_went_to_another_network_says_so()
    {
        var optimizer = new Adam();
        using var first = new Trainer(s_reference.Network(), optimizer);
        using var second = new Trainer(s_reference.Network(), optimizer);
        Should.Throw<InvalidOperationException>(() => first.TrainOnBatch(new float[3], new float[1])).Message.ShouldContain("one of its own");
        second.TrainOnBatch(new float[3], new float[1]);
    }

    [Fact]
    public void A_null_callback_is_an_argument_exception() =>
        Should.Throw<ArgumentException>(() => s_reference.Network().Fit(s_reference.Data, new FitOptions { Callbacks = [null!] })).Message.ShouldContain("callback is null");

    [Theory]
    [InlineData(typeof(Trainer))]
    [InlineData(typeof(Predictor))]
    public void A_batch_too_large_for_the_network_is_named(Type type)
    {
        var network = s_reference.Network();
        Should.Throw<ArgumentOutOfRangeException>(() =>
        {
            if (type == typeof(Trainer)) new Trainer(network, new SGD(), int.MaxValue).Dispose();
            else GC.KeepAlive(new Predictor(network, int.MaxValue));
        }).Message.ShouldContain("samples is too large for the network 'Plain'");
    }

    /// <summary>Batches are split, of which nobody who asks for one knows: the message names the batch, and how large one may be.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_batch_too_large_for_its_parts_is_named_as_a_whole(int threads)
    {
        var network = new PlainNetwork<float>(trainingRowLength: 1000);
        string message = Should.Throw<ArgumentOutOfRangeException>(() => new Trainer(network, new SGD(), 1 << 30, threads: threads)).Message;
        message.ShouldContain("A batch of 1073741824 samples is too large for the network 'Plain'");
        int most = int.Parse(Regex.Match(message, @"At most (\d+) samples").Groups[1].Value, CultureInfo.InvariantCulture);
        Should.Throw<ArgumentOutOfRangeException>(() => new Trainer(network, new SGD(), most + 1, threads: threads)).Message.ShouldContain($"A batch of {most + 1} samples");
        // Sixteen parts of whole tiles of eight rows.
        most.ShouldBe(16 * ((int.MaxValue - 1024) / 1000 / 8 * 8));
    }

    [Fact]
    public void Callbacks_cost_no_bytes_per_batch()
    {
        var meter = new ByteMeter();
        s_reference.Network().Fit(s_reference.Data, new FitOptions { BatchSize = 1, Epochs = 5, Callbacks = [meter, new TerminateOnNaN()], Metrics = [new MeanAbsoluteErrorMetric()] });
        meter.Fewest.ShouldBe(0);
        meter.Batches.ShouldBe(100);
    }

    /// <summary>The fewest bytes that a batch of an epoch allocates, from its beginning to the next one's.</summary>
    private sealed class ByteMeter : Callback
    {
        private long _before;

        public long Fewest { get; private set; } = long.MaxValue;

        public int Batches { get; private set; }

        public override void OnBatchBegin(FitContext context)
        {
#pragma warning disable RS0030 // The fewest of a hundred batches counts.
            long now = GC.GetAllocatedBytesForCurrentThread();
            if (context.Batch > 0) Fewest = Math.Min(Fewest, now - _before);
            Batches++;
            _before = GC.GetAllocatedBytesForCurrentThread();
#pragma warning restore RS0030
        }
    }
}
