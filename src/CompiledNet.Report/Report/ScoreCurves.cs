using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;

namespace CompiledNet.Report;

/// <summary>The curves over all thresholds, of more than two classes each against the others; where scores are probabilities, how far they come true.</summary>
internal static class ScoreCurves
{
    // Lines of more classes are no picture any more.
    private const int Bins = 10, MostPoints = 600, MostClasses = 10;

    public static void Write(Utf8JsonWriter json, ClassificationResult result)
    {
        json.WriteStartArray("curves");
        int[] actual = result.Actual.ToArray();
        int[] present = [.. actual.GroupBy(index => index).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).Select(group => group.Key)];
        // A network that has come to NaN ranks nothing.
        bool areNumbers = Enumerable.Range(0, result.Count).All(row => !result.Scores(row).ToArray().Any(float.IsNaN));
        if (present.Length > 1 && areNumbers)
        {
            int[] shown = result.Classes == 2 ? [1] : [.. present.Take(MostClasses).Order()];
            string which = result.Classes == 2 ? $"Positive is {result.ClassNames[1]}."
                : present.Length > MostClasses ? $"Each of the {MostClasses} largest classes against all others." : "Each class against all others.";
            var roc = new List<Line>();
            var precision = new List<Line>();
            foreach (int index in shown)
            {
                float[] scores = [.. Enumerable.Range(0, result.Count).Select(row => result.Score(row, index))], targets = [.. actual.Select(one => one == index ? 1f : 0)];
                ExactAreaUnderCurve area = new();
                AveragePrecision average = new();
                area.Update(scores, targets, result.Count, 1, 1);
                average.Update(scores, targets, result.Count, 1, 1);
                var (rates, precisions) = (area.RocCurve(), average.PrecisionRecallCurve());
                roc.Add(new Line(Label(result, index, "area", rates.Area), rates.FalsePositiveRates, rates.TruePositiveRates));
                precision.Add(new Line(Label(result, index, "average", average.Result), precisions.Recalls, precisions.Precisions));
            }

            Curve(json, "Receiver operating characteristic", which, "false positive rate", "true positive rate", roc, diagonal: true);
            Curve(json, "Precision over recall", which, "recall", "precision", precision);
        }

        if (result.AreProbabilities && result.Count > 0)
        {
            var calibration = new CalibrationError(Bins);
            float[] scores = [.. Enumerable.Range(0, result.Count).SelectMany(row => result.Scores(row).ToArray())];
            calibration.Update(scores, [.. actual.Select(index => (float)index)], result.Count, result.ScoresPerSample, 1);
            var bins = calibration.Curve;
            string note = string.Create(CultureInfo.InvariantCulture, $"Expected calibration error {calibration.Result:F3}; a point a tenth of confidence.");
            Curve(json, "Reliability", note, "confidence", "share right", [new Line("", [.. bins.Select(bin => bin.Confidence)], [.. bins.Select(bin => bin.ShareRight)])], diagonal: true, dots: true);
        }

        json.WriteEndArray();
    }

    private static string Label(ClassificationResult result, int index, string what, double value) => string.Create(CultureInfo.InvariantCulture, $"{result.ClassNames[index]}: {what} {value:F3}");

    private static void Curve(Utf8JsonWriter json, string title, string note, string xLabel, string yLabel, IReadOnlyList<Line> lines, bool diagonal = false, bool dots = false)
    {
        json.WriteStartObject();
        json.WriteString("title", title);
        json.WriteString("note", note);
        json.WriteString("xLabel", xLabel);
        json.WriteString("yLabel", yLabel);
        json.WriteBoolean("diagonal", diagonal);
        json.WriteBoolean("dots", dots);
        json.WriteStartArray("lines");
        foreach (var (label, x, y) in lines)
        {
            int step = (x.Count - 1) / MostPoints + 1;
            var kept = Enumerable.Range(0, x.Count).Where(i => i % step == 0 || i == x.Count - 1).ToList();
            json.WriteStartObject();
            json.WriteString("label", label);
            json.WriteNumbers("x", kept.Select(i => x[i]));
            json.WriteNumbers("y", kept.Select(i => y[i]));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private readonly record struct Line(string Label, IReadOnlyList<double> X, IReadOnlyList<double> Y);
}
