using System;
using System.Linq;
using CompiledNet.Testing;
using Microsoft.Extensions.Logging;

namespace CompiledNet.Logging.Tests;

/// <summary>The course of a fit as a logger sees it.</summary>
public sealed partial class LoggerCallbackTests
{
    private static readonly Dataset s_data = Dataset.From([[0, 1], [1, 0], [1, 1], [0, 0]], [1f, 1, 0, 0]);

    [Fact]
    public void A_fit_is_a_beginning_its_epochs_and_an_end_with_values()
    {
        var logger = new RecordingLogger(LogLevel.Information);
        var network = new Logged(1);
        network.Freeze("low/bias");
        var history = network.Fit(s_data, new FitOptions { Epochs = 2, BatchSize = 2, Metrics = [new BinaryAccuracy()], Validation = s_data, Callbacks = [new LoggerCallback(logger, everyBatches: 1)] });
        logger.Messages.Select(message => message.Id).ShouldBe([1, 2, 2, 4]);
        logger.Messages[0].Text.ShouldBe("Training of Logged began: 2 epochs of 2 batches of 2, 10 of 13 parameters trained.");
        logger.Messages[0].Values["BatchSize"].ShouldBe(2);
        logger.Messages[2].Text.ShouldMatch("^Epoch 2/2 took [0-9.]+ s: loss: [0-9.]+ - binary_accuracy: [0-9.]+ - val_loss: ");
        foreach (string name in history.Names) logger.Messages[2].Values[name].ShouldBe(history[name][1]);
        ((double)logger.Messages[2].Values["Seconds"]!).ShouldBe(history.Durations[1].TotalSeconds);
        logger.Messages[3].Text.ShouldBe("Training of Logged ended after epoch 2/2.");
    }

    [Fact]
    public void Batches_are_logged_every_so_many_at_Debug()
    {
        var logger = new RecordingLogger(LogLevel.Debug);
        new Logged(1).Fit(s_data, new FitOptions { BatchSize = 1, Callbacks = [new LoggerCallback(logger, everyBatches: 2)] });
        var batches = logger.Messages.Where(message => message.Id == 3).ToList();
        batches.Select(message => message.Values["Batch"]).ShouldBe([2, 4]);
        batches.ShouldAllBe(message => message.Level == LogLevel.Debug && message.Values["loss"] is double);
    }

    [Fact]
    public void A_loss_that_is_no_number_is_a_warning()
    {
        var logger = new RecordingLogger(LogLevel.Warning);
        new Logged(1).Fit(s_data, new FitOptions { Epochs = 1, Optimizer = new SGD(1e38f), BatchSize = 1, Callbacks = [new LoggerCallback(logger)] });
        var (level, id, text, _) = logger.Messages.ShouldHaveSingleItem();
        (level, id).ShouldBe((LogLevel.Warning, 5));
        text.ShouldStartWith("The loss of Logged in epoch 1/1 is ");
    }

    [Fact]
    public void A_level_that_is_off_costs_nothing()
    {
        var callback = new LoggerCallback(new RecordingLogger(LogLevel.None), everyBatches: 1);
        FitContext? context = null;
        new Logged(1).Fit(s_data, new FitOptions { Callbacks = [new LambdaCallback(onEpochEnd: seen => context = seen)] });
        AllocatedBytes.Fewest(() =>
        {
            callback.OnBatchEnd(context!);
            callback.OnEpochEnd(context!);
        }).ShouldBe(0);
        Should.Throw<ArgumentOutOfRangeException>(() => new LoggerCallback(new RecordingLogger(LogLevel.None), everyBatches: 0));
        Should.Throw<ArgumentNullException>(() => new LoggerCallback(null!));
    }

    [Network, Input(2), Dense<ReLU>(3, Name = "low"), Dense(1, Name = "head"), Loss<MeanSquaredError>]
    public sealed partial class Logged;
}
