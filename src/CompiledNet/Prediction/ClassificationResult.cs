using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace CompiledNet;

/// <summary>What a network takes each of many samples for, and what they are: <see cref="NetworkClassification.Classify"/>. Where an output has positions, each that counts is a sample here.</summary>
public sealed class ClassificationResult
{
    private readonly float[] _scores;
    private readonly int[] _actual, _predicted, _places;

    internal ClassificationResult(IReadOnlyList<string> names, int classes, float[] scores, int[] actual, OutputDescription output, int[] places)
    {
        (_scores, _actual, Classes, _places, Positions) = (scores, actual, classes, places, output.Positions);
        ClassNames = names.Count == classes ? names : [.. Enumerable.Range(0, classes).Select(index => index.ToString(CultureInfo.InvariantCulture))];
        ScoresPerSample = scores.Length / Math.Max(1, actual.Length);
        AreProbabilities = !ClassTargets.AreScores(output) && !scores.AsSpan().ContainsAnyExceptInRange(0, 1);
        _predicted = new int[actual.Length];
        for (int row = 0; row < actual.Length; row++) _predicted[row] = ClassIndex.OfPrediction(Scores(row), ClassTargets.Threshold(output));
    }

    /// <summary>How many samples there are.</summary>
    public int Count => _actual.Length;

    /// <summary>How many positions the output has; 1 of a vector.</summary>
    public int Positions { get; }

    /// <summary>Which row of the data a sample is from, and which of its positions it is, counted row-major over the axes before the last.</summary>
    public (int Row, int Position) PlaceOf(int index) => (_places[index] / Positions, _places[index] % Positions);

    /// <summary>How many classes there are, at least 2.</summary>
    public int Classes { get; }

    /// <summary>Their names, or their indices as texts if the network knows none.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>The class of each sample.</summary>
    public ReadOnlySpan<int> Actual => _actual;

    /// <summary>What each sample is taken for: the class with the highest score, or of a single score class 1 if it is above the threshold.</summary>
    public ReadOnlySpan<int> Predicted => _predicted;

    /// <summary>1 if a single score says how much a sample is of class 1, else as many as classes.</summary>
    public int ScoresPerSample { get; }

    /// <summary>Whether the scores are probabilities: all from 0 to 1, and not logits or the outputs of a hinge loss that happen to be.</summary>
    public bool AreProbabilities { get; }

    /// <summary>What the network gave for a sample.</summary>
    public ReadOnlySpan<float> Scores(int row) => _scores.AsSpan(row * ScoresPerSample, ScoresPerSample);

    /// <summary>How much a sample is of a class; of a single score, that or what is left to 1 (of logits its negative).</summary>
    public float Score(int row, int index)
    {
        if (ScoresPerSample > 1) return Scores(row)[index];
        float score = Scores(row)[0];
        return index == 1 ? score : AreProbabilities ? 1 - score : -score;
    }

    /// <summary>How often samples of each class were taken for which.</summary>
    public ConfusionMatrix ConfusionMatrix()
    {
        var matrix = new ConfusionMatrix(Classes, ClassNames);
        float[] predicted = new float[Classes];
        for (int row = 0; row < Count; row++)
        {
            Array.Clear(predicted);
            predicted[_predicted[row]] = 1;
            matrix.Update(predicted, [_actual[row]], rows: 1, Classes, targetSize: 1);
        }

        return matrix;
    }
}
