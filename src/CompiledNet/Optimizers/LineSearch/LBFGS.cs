using System;
using System.Linq;
using System.Runtime.InteropServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>
/// L-BFGS: steps of Newton's kind, by an estimate of the curvature from the last steps, each so long that the loss has fallen enough. For data so small that
/// every step may go over all of it; there it takes far fewer passes than steps by the gradient alone, and no learning rate.
/// </summary>
/// <remarks>
/// J. Nocedal, "Updating Quasi-Newton Matrices with Limited Storage", 1980, with the line search, the first step and the tests for an end of L-BFGS-B
/// (<c>scipy.optimize.minimize(method="L-BFGS-B")</c>, which <c>MLPClassifier(solver="lbfgs")</c> of scikit-learn calls).
/// <para>
/// An epoch is one evaluation of loss and gradient at a point that the line search wants to see, so that <see cref="FitOptions.Epochs"/> is what SciPy calls
/// <c>maxfun</c>, and the loss of an epoch that of such a point. Validations, the end of an epoch and the end of the fit have the best point that is known.
/// <see cref="NetworkFitting.Fit"/> takes all samples of a data set as one batch in their own order, whatever <see cref="FitOptions.BatchSize"/> and
/// <see cref="FitOptions.Shuffle"/> say, and ends when <see cref="HasConverged"/>. Layers that draw at random, constraints, and options that change gradients or steps are
/// refused. Weights that are set between two steps, and what is frozen or unfrozen, let the search begin anew from where it is.
/// </para>
/// </remarks>
public sealed partial class LBFGS : Optimizer
{
    private const int MostTrials = 20;

    private readonly AlignedBuffer<float>[] _steps, _changes;
    private readonly double[] _factors;
    private AlignedBuffer<float> _point, _gradient, _direction;
    private double[] _phase = [0], _value = [0], _pairs = [0], _newest = [0], _trials = [0], _search = [];
    private FrozenParameters? _frozen;
    private double _loss;

    /// <summary>Prepares the optimizer.</summary>
    /// <param name="memory">How many steps the curvature is estimated from; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="memory"/> is not positive.</exception>
    public LBFGS(int memory = 10) : base(1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(memory);
        (_steps, _changes, _factors) = (new AlignedBuffer<float>[memory], new AlignedBuffer<float>[memory], new double[memory]);
    }

    /// <summary>How many steps the curvature is estimated from.</summary>
    public int Memory => _steps.Length;

    /// <summary>The fit ends where no number of the gradient is larger than that; <c>gtol</c> of SciPy, <c>tol</c> of scikit-learn, where it is 1e-4.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a finite number of at least 0.</exception>
    public float GradientTolerance { get; init => field = Option.NotNegative(value); } = 1e-5f;

    /// <summary>The fit ends where a step lowers the loss by no more than that share of its size, or of 1 if that is larger; <c>ftol</c> of SciPy.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a finite number of at least 0.</exception>
    public float LossTolerance { get; init => field = Option.NotNegative(value); } = 2.2e-9f;

    /// <summary>Whether the search has ended: by one of the tolerances, or because single precision finds nothing better.</summary>
    public bool HasConverged => _phase[0] == Converged;

    internal override bool TakesAllSamples => true;

    internal override bool IsDone => HasConverged;

    private protected override bool EvaluatesOtherWeights => true;

    private protected override bool LeavesOutFrozen => true;

    private static double Searching => 1;

    private static double Converged => 2;

    private ref LineSearch Search => ref MemoryMarshal.Cast<double, LineSearch>(_search.AsSpan())[0];

    internal override void TakeLoss(double loss) => _loss = loss;

    private protected override void Describe(SettingsText settings) =>
        settings.Add(nameof(Memory), Memory).Add(nameof(GradientTolerance), (IFormattable)GradientTolerance).Add(nameof(LossTolerance), (IFormattable)LossTolerance);

    private protected override void Check(NetworkDescription network)
    {
        base.Check(network);
        if (Schedule is not null || WeightDecay > 0 || ClipsGradients || Accumulates || ExcludeFromWeightDecay.Count > 0 || LearningRateMultipliers.Count > 0)
            throw new InvalidOperationException("LBFGS finds the length of its steps itself and needs the gradients as they are: no schedule, weight decay, clipping, accumulation or multipliers; for small weights there is KernelRegularizer.");
        if (network.Parameters.FirstOrDefault(parameter => parameter.Constraint is not null) is { } constrained)
            throw new InvalidOperationException($"LBFGS knows no constraints, but '{constrained.Name}' of '{network.Name}' has one.");
        if (network.Layers.FirstOrDefault(DrawsAtRandom) is { } random)
            throw new InvalidOperationException($"LBFGS needs the same loss at the same weights, but the layer '{random.Name}' of '{network.Name}' draws at random.");
    }

    /// <inheritdoc/>
    protected override void Reset(int length)
    {
        (_point, _gradient, _direction) = (NewSlot("x", length), NewSlot("gradient", length), NewSlot("direction", length));
        for (int i = 0; i < Memory; i++) (_steps[i], _changes[i]) = (NewSlot($"s{i}", length), NewSlot($"y{i}", length));
        (_phase, _value, _trials) = (NewNumber("phase"), NewNumber("loss"), NewNumber("trials"));
        (_pairs, _newest) = (NewNumber("pairs"), NewNumber("newest"));
        _search = NewNumbers("search/", LineSearch.Names);
        _frozen = null;
    }

    /// <inheritdoc/>
    protected override void Step(Span<float> parameters, ReadOnlySpan<float> gradients)
    {
        if (_phase[0] != Searching || WasMoved(parameters))
        {
            _pairs[0] = 0;
            Accept(parameters, gradients);
            if (Largest(gradients) <= GradientTolerance) _phase[0] = Converged;
            else Begin();
        }
        else if (Search.Ends(_loss, Dot(_direction.Span, gradients)))
        {
            GoOn(parameters, gradients);
        }
        else if (++_trials[0] >= MostTrials)
        {
            // No lower point within so many evaluations: the estimate is forgotten, and if there was none, this is the end.
            if (_pairs[0] == 0) _phase[0] = Converged;
            _pairs[0] = 0;
            if (!HasConverged) Begin();
        }

        _frozen = Frozen;
        Move(parameters);
    }

    private protected override void Evaluate(ReadOnlySpan<float> trained, Span<float> evaluated)
    {
        trained.CopyTo(evaluated);
        if (_phase[0] == 0) return;
        foreach (var live in Live) _point.Span[live].CopyTo(evaluated[live]);
    }

    private static bool DrawsAtRandom(LayerDescription layer) => layer.IsForTrainingOnly || layer.Kind == "NormalSample"
        || layer.Arguments.Any(argument => argument.Name is "Dropout" or "RecurrentDropout" && argument.Value != "0");

    private void Accept(ReadOnlySpan<float> parameters, ReadOnlySpan<float> gradients)
    {
        parameters.CopyTo(_point.Span);
        gradients.CopyTo(_gradient.Span);
        _value[0] = _loss;
    }

    // From a point that is low enough to the next line.
    private void GoOn(Span<float> parameters, ReadOnlySpan<float> gradients)
    {
        double before = _value[0], slope = Dot(_direction.Span, gradients), startSlope = Search.StartSlope, step = Search.Step;
        int next = ((int)_newest[0] + 1) % Memory;
        Subtract(parameters, _point.Span, _steps[next].Span);
        Subtract(gradients, _gradient.Span, _changes[next].Span);
        if ((slope - startSlope) * step > double.Epsilon && Dot(_steps[next].Span, _changes[next].Span) > 2.2e-16 * -startSlope * step)
        {
            _newest[0] = next;
            _pairs[0] = Math.Min(_pairs[0] + 1, Memory);
        }
        else if (_pairs[0] == Memory)
        {
            // What was written over was the oldest.
            _pairs[0]--;
        }

        Accept(parameters, gradients);
        if (Largest(gradients) <= GradientTolerance || before - _loss <= LossTolerance * Math.Max(Math.Max(Math.Abs(before), Math.Abs(_loss)), 1))
            _phase[0] = Converged;
        else
            Begin();
    }

    // The first step of a search that knows no curvature is one of length 1 at most.
    private void Begin()
    {
        double slope = FindDirection();
        if (!(slope < 0))
        {
            _pairs[0] = 0;
            slope = FindDirection();
        }

        (_phase[0], _trials[0]) = (Searching, 0);
        Search.Begin(_value[0], slope, _pairs[0] == 0 ? Math.Min(1, 1 / Math.Sqrt(-slope)) : 1);
    }

    /// <summary>-H g by the two loops over the last steps; returns its slope.</summary>
    private double FindDirection()
    {
        var direction = _direction.Span;
        direction.Clear();
        Add(direction, _gradient.Span, -1);
        int pairs = (int)_pairs[0];
        for (int k = 0; k < pairs; k++)
        {
            int i = Pair(k);
            _factors[i] = Dot(_steps[i].Span, direction) / Dot(_steps[i].Span, _changes[i].Span);
            Add(direction, _changes[i].Span, -_factors[i]);
        }

        if (pairs > 0)
        {
            int newest = Pair(0);
            double scale = Dot(_steps[newest].Span, _changes[newest].Span) / Dot(_changes[newest].Span, _changes[newest].Span);
            foreach (var live in Live)
                foreach (ref float number in direction[live]) number = (float)(scale * number);
        }

        for (int k = pairs - 1; k >= 0; k--)
        {
            int i = Pair(k);
            double factor = Dot(_changes[i].Span, direction) / Dot(_steps[i].Span, _changes[i].Span);
            Add(direction, _steps[i].Span, _factors[i] - factor);
        }

        return Dot(direction, _gradient.Span);
    }

    // The k-th newest.
    private int Pair(int k) => ((int)_newest[0] - k + Memory) % Memory;
}
