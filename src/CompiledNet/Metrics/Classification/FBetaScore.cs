using System;
using System.Linq;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>
/// The weighted harmonic mean of precision and recall, (1 + β²)·TP / ((1 + β²)·TP + β²·FN + FP)
/// (<c>keras.metrics.FBetaScore</c>, scikit-learn's <c>fbeta_score</c>), 0 for a class that was neither there nor predicted.
/// Without a threshold the highest of several outputs is the prediction; with one, each output above it is a class that the
/// sample has (multi-label). A single output is the class of positives, with 0.5 where no threshold is given.
/// </summary>
public class FBetaScore : Metric
{
    private readonly double _beta2;
    private readonly MetricAverage _average;
    private readonly float? _threshold;
    private ClassCounts[] _classes = [];
    private bool _isEmpty = true;

    /// <summary>Sets β and the average.</summary>
    /// <param name="beta">How many times as important recall is as precision; above 0.</param>
    /// <param name="average">How the scores of the classes become one. Keras gives all of them unless told; here the indexer does.</param>
    /// <param name="threshold">Outputs above it are predicted, or null for the highest.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="beta"/> is not positive, <paramref name="average"/> unknown, or <paramref name="threshold"/> not finite.</exception>
    public FBetaScore(float beta = 1, MetricAverage average = MetricAverage.Macro, float? threshold = null) : this("fbeta_score", beta, average, threshold)
    {
    }

    private protected FBetaScore(string name, float beta, MetricAverage average, float? threshold) : base(name, MetricDirection.HigherIsBetter)
    {
        if (!Enum.IsDefined(average)) throw new ArgumentOutOfRangeException(nameof(average), average, "Macro, Micro or Weighted was expected.");
        Option.Positive(beta, nameof(beta));
        (_beta2, _average, _threshold) = ((double)beta * beta, average, threshold is { } given ? Option.Finite(given, nameof(threshold)) : null);
    }

    /// <summary>How many classes there are, the outputs; 0 before the first sample.</summary>
    public int Classes => _classes.Length;

    /// <summary>The score of one class.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such class.</exception>
    public double this[int index] => _classes[index].FBeta(_beta2);

    /// <inheritdoc/>
    public override double Result
    {
        get
        {
            double sum = 0, weights = 0;
            ClassCounts all = default;
            foreach (var counts in _classes)
            {
                double weight = _average == MetricAverage.Weighted ? counts.Support : 1;
                sum += weight * counts.FBeta(_beta2);
                weights += weight;
                all += counts;
            }

            return _average == MetricAverage.Micro ? all.FBeta(_beta2) : weights == 0 ? 0 : sum / weights;
        }
    }

    /// <inheritdoc/>
    public override void Reset()
    {
        Array.Clear(_classes);
        _isEmpty = true;
    }

    /// <inheritdoc/>
    protected internal override double[] SaveState() => [_isEmpty ? 1 : 0, .. _classes.SelectMany(counts => (double[])[counts.TruePositives, counts.FalsePositives, counts.FalseNegatives])];

    /// <inheritdoc/>
    protected internal override void RestoreState(ReadOnlySpan<double> state)
    {
        (_isEmpty, _classes) = (state[0] != 0, new ClassCounts[state.Length / 3]);
        for (int i = 0; i < _classes.Length; i++) _classes[i] = new(state[1 + 3 * i], state[2 + 3 * i], state[3 + 3 * i]);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The target is no class, or the number of outputs is another than before.</exception>
    [MethodImpl(Hot.Optimized)]
    protected override void Add(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target, double weight)
    {
        if (prediction.Length != _classes.Length) Begin(prediction.Length);
        if (_threshold is { } threshold) AddLabels(prediction, target, threshold, weight);
        else if (prediction.Length == 1) AddLabels(prediction, target, 0.5f, weight);
        else
        {
            int actual = ClassIndex.OfTarget(target, prediction.Length, Name), predicted = ClassIndex.OfHighest(prediction);
            for (int i = 0; i < _classes.Length; i++) _classes[i].Add(i == predicted, i == actual, weight);
        }

        _isEmpty = false;
    }

    [MethodImpl(Hot.Optimized)]
    private void AddLabels(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target, float threshold, double weight)
    {
        if (target.Length == prediction.Length)
        {
            for (int i = 0; i < _classes.Length; i++) _classes[i].Add(prediction[i] > threshold, target[i] > 0.5f, weight);
            return;
        }

        int actual = ClassIndex.OfTarget(target, prediction.Length, Name);
        for (int i = 0; i < _classes.Length; i++) _classes[i].Add(prediction[i] > threshold, i == actual, weight);
    }

    private void Begin(int classes)
    {
        if (!_isEmpty) throw new ArgumentException($"The metric '{Name}' got samples of {Classes} outputs before, not of {classes}.", "predictions");
        _classes = new ClassCounts[classes];
    }
}
