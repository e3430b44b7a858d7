using System;
using System.Globalization;
using System.Linq;
using CompiledNet.Testing;

namespace CompiledNet.Tests.Metrics;

/// <summary>Metrics against scikit-learn: with ties, with weights of which some are 0, with absent classes and with one class, over batches of many sizes.</summary>
public class ScikitMetricTests
{
    private static readonly ScikitReference s_reference = ScikitReference.Recorded;

    public static TheoryData<string> Names => [.. s_reference.Results.Select(result => result.Metric).Distinct()];

    [Theory, MemberData(nameof(Names))]
    public void Agrees(string name)
    {
        foreach (var result in s_reference.Results.Where(result => result.Metric == name))
        {
            var (metric, samples) = (Create(name), s_reference.Sets[result.Set]);
            // The first pass is there to be forgotten.
            samples.Feed(metric, weighted: false);
            _ = metric.Result;
            metric.Reset();
            samples.Feed(metric, result.Weighted);
            if (result.Value is { } expected) metric.Result.ShouldBe(expected, 1e-9 * Math.Max(1, Math.Abs(expected)), $"{result}");
            else double.IsNaN(metric.Result).ShouldBeTrue($"{result} is {metric.Result}");
        }
    }

    public static TheoryData<string> OfClasses =>
        [.. s_reference.Results.Where(result => result.Set == "multiclass" && !result.Metric.Contains("Top", StringComparison.Ordinal)).Select(result => result.Metric).Distinct()];

    /// <summary>One-hot targets say what indices say.</summary>
    [Theory, MemberData(nameof(OfClasses))]
    public void TakesOneHotTargets(string name)
    {
        var samples = s_reference.Sets["multiclass"];
        float[] oneHot = [.. samples.Targets.SelectMany(target => Enumerable.Range(0, samples.Outputs).Select(i => i == target ? 1f : 0))];
        var (byIndex, byVector) = (Create(name), Create(name));
        samples.Feed(byIndex, weighted: true);
        (samples with { TargetSize = samples.Outputs, Targets = oneHot }).Feed(byVector, weighted: true);
        byVector.Result.ShouldBe(byIndex.Result);
    }

    [Theory, MemberData(nameof(Names))]
    public void AllocatesNothingOnceWarm(string name)
    {
        var (metric, samples) = (Create(name), s_reference.Sets[s_reference.Results.First(result => result.Metric == name).Set]);
        AllocatedBytes.Fewest(() =>
        {
            metric.Reset();
            samples.Feed(metric, weighted: true);
            _ = metric.Result;
        }).ShouldBe(0);
        AllocatedBytes.Fewest(() => GC.KeepAlive(new float[1])).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void EveryMetricSaysItsDirectionAndItsNameIsPlain()
    {
        foreach (string name in Names.Select(row => row.Data))
        {
            var metric = Create(name);
            bool isError = name.StartsWith("Brier", StringComparison.Ordinal) || name.StartsWith("Calib", StringComparison.Ordinal)
                || name is "LogLoss" or "LogCosh" or "AbsolutePercentage" or "SquaredLogarithmic";
            metric.Direction.ShouldBe(isError ? MetricDirection.LowerIsBetter : MetricDirection.HigherIsBetter, name);
            metric.Name.ShouldAllBe(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '_');
        }
    }

    /// <summary>A name as in Reference/metrics_scikit.py, with an option at its end.</summary>
    private static Metric Create(string name)
    {
        var average = name.EndsWith("macro", StringComparison.Ordinal) ? MetricAverage.Macro
            : name.EndsWith("micro", StringComparison.Ordinal) ? MetricAverage.Micro : MetricAverage.Weighted;
        string number = new([.. name.Where(letter => char.IsAsciiDigit(letter) || letter == '.')]);
        float option = number.Length == 0 ? 0 : float.Parse(number, CultureInfo.InvariantCulture);
        return name.Replace(number.Length == 0 ? "-" : number, "", StringComparison.Ordinal) switch
        {
            "BalancedAccuracy" => new BalancedAccuracy(),
            "CohenKappa" => new CohenKappa(), "CohenKappalinear" => new CohenKappa(KappaWeighting.Linear), "CohenKappaquadratic" => new CohenKappa(KappaWeighting.Quadratic),
            "MatthewsCorrelation" => new MatthewsCorrelation(), "MeanIoU" => new MeanIoU(), "LogLoss" => new LogLoss(), "Brier" => new BrierScore(),
            "FBetamacro" or "FBetamicro" or "FBetaweighted" => option == 1 ? new F1Score(average) : new FBetaScore(option, average),
            "FLabelsmacro" or "FLabelsmicro" or "FLabelsweighted" => new F1Score(average, threshold: 0.5f),
            "Areaovrmacro" or "Areaovrweighted" => new MulticlassAreaUnderCurve(MulticlassArea.OneVsRest, average),
            "Areaovomacro" or "Areaovoweighted" => new MulticlassAreaUnderCurve(MulticlassArea.OneVsOne, average),
            "ExactArea" => new ExactAreaUnderCurve(), "AveragePrecision" => new AveragePrecision(),
            "kerasAreaPR" => new AreaUnderCurve(curve: AreaCurve.PrecisionRecall),
            "SpecificityAtSensitivity" => new SpecificityAtSensitivity(option), "SensitivityAtSpecificity" => new SensitivityAtSpecificity(option),
            "PrecisionAtRecall" => new PrecisionAtRecall(option), "RecallAtPrecision" => new RecallAtPrecision(option),
            "kerasTop" or "Top" => new SparseTopKCategoricalAccuracy((int)option),
            "Calibration" => new CalibrationError((int)option),
            "Pearson" => new PearsonCorrelation(), "Concordance" => new ConcordanceCorrelation(),
            "AbsolutePercentage" => new MeanAbsolutePercentageErrorMetric(), "SquaredLogarithmic" => new MeanSquaredLogarithmicErrorMetric(),
            "LogCosh" => new LogCoshError(), "Cosine" => new CosineSimilarityMetric(),
            _ => throw new ArgumentException($"No metric is called {name}."),
        };
    }
}
