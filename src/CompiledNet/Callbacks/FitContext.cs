using System;

namespace CompiledNet;

/// <summary>How far a fit is: what callbacks see of it, one and the same object all the time.</summary>
public sealed class FitContext
{
    private readonly Trainer _trainer;

    internal FitContext(Trainer trainer, FitOptions options, BatchReader reader, History history)
    {
        (_trainer, BatchCount, History) = (trainer, reader.BatchCount ?? 0, history);
        (Epochs, BatchSize, Epoch) = (options.Epochs, reader.BatchSizeAsked, options.InitialEpoch);
    }

    /// <summary>The network that is fitted.</summary>
    public INetwork<float> Network => _trainer.Network;

    /// <summary>The optimizer; its learning rate may be changed.</summary>
    public Optimizer Optimizer => _trainer.Optimizer;

    /// <summary>The number of the epoch to end before.</summary>
    public int Epochs { get; }

    /// <summary>The current epoch, counted from 0.</summary>
    public int Epoch { get; internal set; }

    /// <summary>Samples per batch; the last batch of an epoch may have fewer.</summary>
    public int BatchSize { get; }

    /// <summary>Batches per epoch; 0 in the first epoch of a source that does not say how many samples it has.</summary>
    public int BatchCount { get; internal set; }

    /// <summary>The current batch of the epoch, counted from 0.</summary>
    public int Batch { get; internal set; }

    /// <summary>The values of the current epoch; when the fit begins, the names of those it will report, with NaN or nothing gathered yet.</summary>
    public Logs Logs { get; } = new();

    /// <summary>The epochs so far; the current one is added after <see cref="Callback.OnEpochEnd"/>.</summary>
    public History History { get; }

    /// <summary>The time the epoch took, validation included; set when it ends.</summary>
    public TimeSpan EpochDuration { get; internal set; }

    /// <summary>Set to true to end the fit after the current batch; the epoch is closed as usual.</summary>
    public bool StopTraining { get; set; }

    /// <summary>Whether a step whose loss or gradient is NaN or infinite is left out; see <see cref="Trainer.SkipsNonFiniteSteps"/>.</summary>
    public bool SkipsNonFiniteSteps
    {
        get => _trainer.SkipsNonFiniteSteps;
        set => _trainer.SkipsNonFiniteSteps = value;
    }

    /// <summary>Whether the step of the batch that has just ended was left out.</summary>
    public bool SkippedLastStep => _trainer.SkippedLastStep;

    /// <summary>
    /// Copies the gradient of a parameter from the step of the last batch, row-major, as the optimizer took it: with those of the
    /// regularizers, transformed and clipped. Allocates nothing, and costs nothing where it is not called.
    /// </summary>
    /// <param name="name">The name of a trainable parameter, such as <c>dense/kernel</c>.</param>
    /// <param name="values">Takes as many numbers as the parameter has.</param>
    /// <exception cref="System.Collections.Generic.KeyNotFoundException">There is no trainable parameter of that name; the message names those there are.</exception>
    /// <exception cref="ArgumentException">The parameter has another number of numbers.</exception>
    /// <exception cref="InvalidOperationException">There was no batch yet.</exception>
    public void ReadGradient(string name, Span<float> values) => _trainer.Gradients.ReadLast(name, values);

    /// <summary>Forgets the states of stateful recurrent layers: the rows of the next batch begin at zero.</summary>
    public void ResetStates() => _trainer.ResetStates();
}
