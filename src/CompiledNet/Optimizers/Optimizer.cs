using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>
/// Changes the parameters by the gradients, one pass over the flat parameter block a step. Derive from it for an
/// optimizer of your own: reserve state in <see cref="Reset(int)"/>, change the parameters in <see cref="Step"/>.
/// </summary>
/// <remarks>
/// An optimizer belongs to the network that it trained last: a second fit of it goes on with averages, schedule and
/// <see cref="Iterations"/>, as in Keras. With another network it begins anew; <see cref="Reset()"/> makes it do so with the same.
/// Clipping and weight decay work as in Keras 3 (<c>keras.optimizers.Optimizer</c>): the gradients are clipped first,
/// the decay is decoupled from them. Rows of a parameter are padded with zeros; as the padding has no gradient, a
/// rule must leave a zero parameter with a zero gradient at zero.
/// </remarks>
public abstract partial class Optimizer
{
    private readonly List<Range> _tensors = [];
    private int _length = -1;

    /// <summary>Prepares the options common to all optimizers.</summary>
    /// <param name="learningRate">The step size.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="learningRate"/> is negative or not finite.</exception>
    protected Optimizer(float learningRate) => LearningRate = learningRate;

    /// <summary>The step size; at least 0. May be changed between steps unless a <see cref="Schedule"/> sets it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a finite number of at least 0.</exception>
    public float LearningRate { get; set => field = Option.NotNegative(value); }

    /// <summary>Sets <see cref="LearningRate"/> before every step, or null if it stays as it is.</summary>
    public LearningRateSchedule? Schedule { get; init; }

    /// <summary>Every step first takes the share <c>LearningRate · WeightDecay</c> from each parameter.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a finite number of at least 0.</exception>
    public float WeightDecay { get; init => field = Option.NotNegative(value); }

    /// <summary>Limits every gradient to -ClipValue … ClipValue; null for no limit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a finite number greater than 0.</exception>
    /// <exception cref="InvalidOperationException">Another limit is set.</exception>
    public float? ClipValue { get; init => field = OnlyClipping(value, ClipNorm ?? GlobalClipNorm); }

    /// <summary>Scales the gradient of each parameter tensor down to this Euclidean norm where it is longer; null for no limit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a finite number greater than 0.</exception>
    /// <exception cref="InvalidOperationException">Another limit is set.</exception>
    public float? ClipNorm { get; init => field = OnlyClipping(value, ClipValue ?? GlobalClipNorm); }

    /// <summary>Scales all gradients down together to this Euclidean norm if they are longer; null for no limit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a finite number greater than 0.</exception>
    /// <exception cref="InvalidOperationException">Another limit is set.</exception>
    public float? GlobalClipNorm { get; init => field = OnlyClipping(value, ClipValue ?? ClipNorm); }

    /// <summary>How many steps were taken since the optimizer began; of steps whose gradients are gathered, how many updates.</summary>
    public long Iterations { get; private set; }

    /// <summary>Whether each step needs the loss and goes over all samples.</summary>
    internal virtual bool TakesAllSamples => false;

    /// <summary>Whether further steps would change nothing.</summary>
    internal virtual bool IsDone => false;

    /// <summary>Whose it is while it trains.</summary>
    internal TrainingClaim Claim { get; } = new();

    /// <summary>
    /// Prepares the optimizer for the trainable parameters of a network and forgets what earlier steps left behind.
    /// </summary>
    /// <exception cref="InvalidOperationException">The optimizer has options that do not go together, or not with the network.</exception>
    public void Initialize(NetworkDescription network)
    {
        ArgumentNullException.ThrowIfNull(network);
        Check(network);
        (_length, _network, Binding) = (network.TrainableLength, network, null);
        Rest(new FrozenParameters(network, new bool[network.Parameters.Count]));
        Reset();
    }

    /// <summary>
    /// Prepares the optimizer for <paramref name="length"/> numbers, which <see cref="ClipNorm"/> takes as one tensor,
    /// and forgets what earlier steps left behind.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is negative.</exception>
    public void Initialize(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        _tensors.Clear();
        _tensors.Add(..length);
        (_length, _network, Binding, Frozen) = (length, null, null, null);
        ForgetGroups();
        Reset();
    }

    /// <summary>Forgets what earlier steps left behind: averages are zero again and <see cref="Iterations"/> counts from 0. Options and <see cref="LearningRate"/> stay.</summary>
    public void Reset()
    {
        if (_length < 0) return;
        Iterations = 0;
        _slots.Clear();
        _numbers.Clear();
        ClearTensorState();
        Reset(_length);
        if (_network is { } network) Arrange([.. network.Parameters.Where(parameter => parameter.Trainable)]);
        if (Accumulates) (_gathered, _gatheredCount) = (NewSlot("gradient_accumulator", _length), NewNumber("gradient_accumulator_steps"));
        if (UseEma) (_average, _isAverageShown) = (NewSlot("average", _length), NewNumber("average_is_shown"));
        (_trained, _isEvaluating) = EvaluatesOtherWeights ? (NewSlot("trained", _length), NewNumber("is_evaluating")) : (default, [0]);
    }

    /// <summary>Takes one step.</summary>
    /// <param name="parameters">The trainable part of the parameter block; changed in place.</param>
    /// <param name="gradients">The gradient of the loss, in the same layout; clipped in place where clipping is on.</param>
    /// <exception cref="InvalidOperationException">The optimizer is not initialized.</exception>
    /// <exception cref="ArgumentException">A span has another length than the optimizer was initialized for.</exception>
    public void Update(Span<float> parameters, Span<float> gradients)
    {
        Prepare(parameters, gradients);
        Step(parameters, gradients);
        AfterStep(parameters);
    }

    /// <summary>Is told before a step what the loss at these parameters is, penalties included.</summary>
    internal virtual void TakeLoss(double loss)
    {
    }

    /// <summary>Whether a step limits gradients, for which it looks at all of them before it changes a parameter.</summary>
    internal bool ClipsGradients => ClipValue is not null || ClipNorm is not null || GlobalClipNorm is not null;

    /// <summary>Where the numbers of each parameter tensor lie that is not frozen.</summary>
    private protected List<Range> Tensors => _tensors;

    /// <summary>Is told the tensors after <see cref="Reset()"/>, where they are known.</summary>
    private protected virtual void Arrange(IReadOnlyList<ParameterDescription> trainable)
    {
    }

    /// <summary>Refuses options that do not go together, or not with the network.</summary>
    private protected virtual void Check(NetworkDescription network)
    {
        if (UseEma && EvaluatesOtherWeights)
            throw new InvalidOperationException($"{nameof(UseEma)} is for optimizers that predict with the weights they step from; {GetType().Name} finds those to predict with itself.");
    }

    /// <summary>Whatever a step does before it changes the parameters.</summary>
    private protected void Prepare(Span<float> parameters, Span<float> gradients)
    {
        if (_length < 0) throw new InvalidOperationException("The optimizer must be initialized before its first step.");
        if (parameters.Length != _length) throw WrongLength(parameters.Length, nameof(parameters));
        if (gradients.Length != _length) throw WrongLength(gradients.Length, nameof(gradients));

        Clip(gradients);
        if (Schedule is { } schedule) LearningRate = schedule.LearningRate(Iterations);
        Iterations++;
        BeforeStep(parameters);
    }

    /// <summary>Reserves and zeroes the state for <paramref name="length"/> numbers.</summary>
    protected abstract void Reset(int length);

    /// <summary>
    /// Changes <paramref name="parameters"/>, weight decay included; <see cref="Iterations"/> counts from 1 here.
    /// Allocates nothing.
    /// </summary>
    protected abstract void Step(Span<float> parameters, ReadOnlySpan<float> gradients);

    private void Clip(Span<float> gradients)
    {
        if (ClipValue is { } value) GradientClipping.ByValue(gradients, value);
        else if (GlobalClipNorm is { } global) GradientClipping.ByNorm(gradients, global);
        else if (ClipNorm is { } norm)
            foreach (var tensor in _tensors) GradientClipping.ByNorm(gradients[tensor], norm);
    }

    private static float? OnlyClipping(float? value, float? other, [CallerMemberName] string? name = null)
    {
        if (value is not { } limit) return null;
        if (other is not null)
            throw new InvalidOperationException($"At most one of {nameof(ClipValue)}, {nameof(ClipNorm)} and {nameof(GlobalClipNorm)} may be set.");
        return Option.Positive(limit, name);
    }

    private ArgumentException WrongLength(int length, string name) =>
        new($"The optimizer was initialized for {_length} numbers, not {length}.", name);
}
