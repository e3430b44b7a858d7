using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;

namespace CompiledNet.Report;

/// <summary>For two classes the curves over all thresholds; where scores are probabilities, how far they come true.</summary>
internal static class ScoreCurves
{
    private const int Bins = 10, MostPoints = 600;

    public static void Write(Utf8JsonWriter json, ClassificationResult result)
    {
        json.WriteStartArray("curves");
        float[] targets = [.. result.Actual.ToArray().Select(index => (float)index)];
        if (result.Classes == 2 && targets.Distinct().Count() == 2)
        {
            float[] scores = [.. Enumerable.Range(0, result.Count).Select(row => result.Score(row, 1))];
            ExactAreaUnderCurve area = new();
            AveragePrecision average = new();
            area.Update(scores, targets, result.Count, 1, 1);
            average.Update(scores, targets, result.Count, 1, 1);
            var roc = area.RocCurve();
            var precision = average.PrecisionRecallCurve();
            Curve(json, "Receiver operating characteristic", $"Area {roc.Area:F3}; positive is {result.ClassNames[1]}.", "false positive rate", "true positive rate", roc.FalsePositiveRates, roc.TruePositiveRates, diagonal: true);
            Curve(json, "Precision over recall", $"Average precision {average.Result:F3}.", "recall", "precision", precision.Recalls, precision.Precisions);
        }

        if (result.AreProbabilities)
        {
            var calibration = new CalibrationError(Bins);
            float[] scores = [.. Enumerable.Range(0, result.Count).SelectMany(row => result.Scores(row).ToArray())];
            calibration.Update(scores, targets, result.Count, result.ScoresPerSample, 1);
            var bins = calibration.Curve;
            Curve(json, "Reliability", $"Expected calibration error {calibration.Result:F3}; a point a tenth of confidence.", "confidence", "share right", [.. bins.Select(bin => bin.Confidence)], [.. bins.Select(bin => bin.ShareRight)], diagonal: true, dots: true);
        }

        json.WriteEndArray();
    }

    private static void Curve(Utf8JsonWriter json, string title, System.FormattableString note, string xLabel, string yLabel, IReadOnlyList<double> x, IReadOnlyList<double> y, bool diagonal = false, bool dots = false)
    {
        int step = (x.Count - 1) / MostPoints + 1;
        var kept = Enumerable.Range(0, x.Count).Where(i => i % step == 0 || i == x.Count - 1).ToList();
        json.WriteStartObject();
        json.WriteString("title", title);
        json.WriteString("note", note.ToString(CultureInfo.InvariantCulture));
        json.WriteString("xLabel", xLabel);
        json.WriteString("yLabel", yLabel);
        json.WriteBoolean("diagonal", diagonal);
        json.WriteBoolean("dots", dots);
        json.WriteNumbers("x", kept.Select(i => x[i]));
        json.WriteNumbers("y", kept.Select(i => y[i]));
        json.WriteEndObject();
    }
}
