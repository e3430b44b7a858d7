using System;
using System.Collections.Generic;
using System.Threading;

namespace CompiledNet;

/// <summary>How <see cref="NetworkFitting.Fit"/> trains. Names and defaults are those of Keras' <c>compile</c> and <c>fit</c>, save where noted.</summary>
/// <remarks>An option out of its range is refused by <see cref="NetworkFitting.Fit"/> with an <see cref="ArgumentOutOfRangeException"/> that names it, before anything has changed.</remarks>
public sealed class FitOptions
{
    /// <summary>
    /// How gradients change parameters. A second fit of the same network with the same optimizer goes on with its averages and schedule, as in
    /// Keras, unless <see cref="Optimizer.Reset()"/> was called; with another network it begins anew. Adam, where Keras takes RMSprop.
    /// </summary>
    public Optimizer Optimizer { get; init; } = new Adam();

    /// <summary>A loss of one's own that takes the place of the declared one, in training and in validations; null for that.</summary>
    public LossFunction? Loss { get; init; }

    /// <summary>The number of the epoch to end before; with <see cref="InitialEpoch"/> 0 the number of epochs; at least 0.</summary>
    public int Epochs { get; init; } = 1;

    /// <summary>
    /// How many batches are an epoch, at least 1; null for all there are. The next epoch goes on in the data where the one before ended, and begins anew
    /// at the end of it. A source that never ends needs it.
    /// </summary>
    public int? StepsPerEpoch { get; init; }

    /// <summary>Samples per step, at least 1, all there are for <see cref="LBFGS"/>; the last batch of an epoch has what is left. With stateful recurrent layers the samples have to be whole batches.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>Data to evaluate after every epoch, a data set or another source, reported as <c>val_…</c>; goes before <see cref="ValidationSplit"/>.</summary>
    public IBatchSource? Validation { get; init; }

    /// <summary>
    /// One weight per sample of <see cref="Validation"/>, if that is a data set, which multiplies its loss and weighs metrics that are told to be
    /// weighted; null for 1. Only with <see cref="Validation"/>: a split is weighed by <see cref="SampleWeights"/>.
    /// </summary>
    public float[]? ValidationSampleWeights { get; init; }

    /// <summary>
    /// The share, from 0 to below 1, of the data that is evaluated after every epoch instead of being trained on: its
    /// last rows, taken before any shuffling. Only of a <see cref="Dataset"/>.
    /// </summary>
    public double ValidationSplit { get; init; }

    /// <summary>
    /// Whether each epoch takes the samples in a new random order: those of a <see cref="Dataset"/>, behind a map as well. What is read from
    /// elsewhere comes in its own order, unless the source is mixed, <see cref="BatchSource.Shuffle"/>. Has to be set to false for a network with stateful
    /// recurrent layers, where each batch goes on from the one before.
    /// </summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>
    /// The seed of shuffling, dropout and noise. The same seed, data and options give bit-identical parameters, with
    /// any number of <see cref="Threads"/>; the order of an epoch depends on the seed and the number of the epoch alone.
    /// </summary>
    public int Seed { get; init; }

    /// <summary>
    /// How many threads compute each step, the calling one included; at least 1. The result is the same to the bit.
    /// A batch is only split where each thread then has enough to do, with a dense network of some size from 65 samples,
    /// with one that takes long for a sample from 9, and in 16 at most, so that more threads than fit the batch do nothing.
    /// </summary>
    public int Threads { get; init; } = 1;

    /// <summary>
    /// The processes that train together, each with a part of every batch; null to train alone. All of them call Fit with the same network, data and
    /// options; the weights are those of rank 0.
    /// </summary>
    public Exchange? Exchange { get; init; }

    /// <summary>How the processes of <see cref="Exchange"/> add up their gradients.</summary>
    public ExchangeMode ExchangeMode { get; init; }

    /// <summary>One weight per sample of a <see cref="Dataset"/>, which multiplies its loss; null for 1. Also weighs a validation split. Samples of another source bring their own.</summary>
    public float[]? SampleWeights { get; init; }

    /// <summary>
    /// The weight of each class in training, by which the loss of its samples is multiplied besides their sample weight;
    /// classes not listed weigh 1. The class is the largest target, or the target itself if there is only one. If an output has a
    /// class at every step, each step is weighed by its own. Needs a network with one output.
    /// </summary>
    public IReadOnlyDictionary<int, float>? ClassWeights { get; init; }

    /// <summary>What is done in this order with the gradient of every step before the optimizer takes it.</summary>
    public IReadOnlyList<GradientTransformation> GradientTransformations { get; init; } = [];

    /// <summary>What to report besides the loss. While training, from the outputs of each batch before its step, as in Keras.</summary>
    public IReadOnlyList<TrackedMetric> Metrics { get; init; } = [];

    /// <summary>Who is told how the fit goes on.</summary>
    public IReadOnlyList<Callback> Callbacks { get; init; } = [];

    /// <summary>
    /// What the fit shows by itself on the console. 0: nothing. 1: a bar with the time that is left, written anew in place in a terminal, elsewhere
    /// finished lines, two for each epoch. 2: a line without a bar for each epoch. Null: 1, unless <see cref="Callbacks"/> have a
    /// <see cref="ConsoleProgress"/> or a <see cref="ProgressBar"/>; of fits that run at once the first is shown. A program that wants none says <c>&lt;RuntimeHostConfigurationOption Include="CompiledNet.Verbose" Value="0" /&gt;</c> in its project. No
    /// fault of a console ends a fit.
    /// </summary>
    /// <remarks>As <c>verbose</c> in Keras, whose default writes the lines to a file too.</remarks>
    public int? Verbose { get; init; }

    /// <summary>The number of the epoch to begin with, at least 0, to go on where an earlier fit ended.</summary>
    public int InitialEpoch { get; init; }

    /// <summary>Ends the fit before the next step. A source that waits is told of it, and what it throws then, an <see cref="OperationCanceledException"/>, ends the fit as well.</summary>
    public CancellationToken CancellationToken { get; init; }
}
