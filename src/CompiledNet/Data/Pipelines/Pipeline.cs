using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>
/// Makes numbers for a network of raw rows, by steps that learned all they know from the training data alone: training,
/// test and every later row go the same way. A network that it is attached to keeps it in its file and applies it itself.
/// </summary>
public sealed class Pipeline
{
    private readonly PipelineColumn[] _columns;
    private readonly ColumnRule[] _rules;

    internal Pipeline(PipelineColumn[] columns, string? target, ColumnRule[] rules, string[] features) =>
        (_columns, Target, _rules, FeatureNames) = (columns, target, rules, features);

    /// <summary>The name of the column to predict, or null.</summary>
    public string? Target { get; }

    /// <summary>The names of the features that come out, in order.</summary>
    public IReadOnlyList<string> FeatureNames { get; }

    /// <summary>The raw columns that rows must have besides the target, which only training and evaluation need.</summary>
    public IReadOnlyList<string> ColumnNames => [.. _columns.Where(column => column.Name != Target).Select(column => column.Name)];

    /// <summary>The names of the classes by their index if the target holds texts, or empty.</summary>
    public IReadOnlyList<string> ClassNames => _rules.OfType<ClassRule>().FirstOrDefault()?.Texts ?? [];

    internal IReadOnlyList<PipelineColumn> Columns => _columns;

    internal IReadOnlyList<ColumnRule> Rules => _rules;

    /// <summary>Whether what a network predicts is on another scale than the target is in the table.</summary>
    internal bool ScalesTarget => _rules.Any(rule => rule.Column == Target && rule is NumberRule);

    /// <summary>Whether another one makes the same of all rows.</summary>
    internal bool IsSameAs(Pipeline other) => ReferenceEquals(this, other) || (Target == other.Target && _columns.SequenceEqual(other._columns) && FeatureNames.SequenceEqual(other.FeatureNames)
        && _rules.Length == other._rules.Length && _rules.Zip(other._rules).All(pair => AreSame(pair.First, pair.Second)));

    private static bool AreSame(ColumnRule rule, ColumnRule other) =>
        rule.Kind == other.Kind && rule.Column == other.Column && rule.Texts.SequenceEqual(other.Texts) && rule.Numbers.SequenceEqual(other.Numbers);

    /// <summary>Fits the steps, each to what those before it make of the training data.</summary>
    /// <param name="training">The training data, and no other.</param>
    /// <param name="target">The column to predict: numbers, or names of classes, which become their index; null for none.</param>
    /// <param name="steps">What is done with which columns; what is left in the end are the features, in the order of their columns.</param>
    /// <exception cref="ArgumentException">A column does not exist or is not what a step is for, something else than numbers is left, or a rule of another package is not registered.</exception>
    public static Pipeline Fit(Table training, string? target, params IReadOnlyList<PipelineStep> steps) => Fit(training, target, threads: 1, steps);

    /// <summary>The same on several threads: each learns and applies a step for some of the columns. The pipeline is the same to the bit.</summary>
    /// <param name="training">The training data, and no other.</param>
    /// <param name="target">The column to predict: numbers, or names of classes, which become their index; null for none.</param>
    /// <param name="threads">How many threads, the calling one included; at least 1.</param>
    /// <param name="steps">What is done with which columns; what a step of one's own calls is called for several columns at once.</param>
    /// <exception cref="ArgumentException">A column does not exist or is not what a step is for, something else than numbers is left, or a rule of another package is not registered.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is not positive.</exception>
    public static Pipeline Fit(Table training, string? target, int threads, params IReadOnlyList<PipelineStep> steps)
    {
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(steps);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        if (target is not null) _ = training[target];
        var table = training;
        var rules = new List<ColumnRule>();
        foreach (var step in steps)
        {
            TableColumn[] columns = step.Columns.Count > 0
                ? [.. step.Columns.Select(name => table.Find(name) ?? throw new ArgumentException($"{step} expects the column '{name}'; there are {CsvText.Quote(string.Join(", ", table.Columns.Select(column => column.Name)))}.", nameof(steps)))]
                : [.. table.Columns.Where(column => column.Name != target && step.AppliesTo(column))];
            if (columns.Distinct().Count() < columns.Length) throw new ArgumentException($"{step} names a column twice.", nameof(steps));
            var fitted = new ColumnRule[columns.Length];
            SharedWork.Items(columns.Length, threads, i => ColumnRules.Check(fitted[i] = step.Fit(columns[i])));
            rules.AddRange(fitted);
            table = PipelineColumns.Replace(table, fitted, threads);
            if (target is not null && table.Find(target) is null) throw new ArgumentException($"The target '{target}' was expected to stay one column, but {step.Name} takes it away.", nameof(steps));
        }

        if (target is not null && table.Find(target) is { IsText: true } classes)
        {
            rules.Add(new ClassRule(target, classes.Categories().Names));
            table = PipelineColumns.Replace(table, rules[^1..], threads);
        }

        var dropped = rules.OfType<DropRule>().Select(rule => rule.Column).ToHashSet();
        var pipeline = new Pipeline(
            [.. training.Columns.Where(column => !dropped.Contains(column.Name)).Select(column => new PipelineColumn(column.Name, column.IsText))],
            target, [.. rules.Where(rule => rule is not DropRule || training.Find(rule.Column) is null)], [.. table.Columns.Where(column => column.Name != target).Select(column => column.Name)]);
        pipeline.Apply(training, threads);
        return pipeline;
    }

    /// <summary>The features of the rows, and their targets if the table has the target's column. Columns are found by name; others than <see cref="ColumnNames"/> do not matter.</summary>
    /// <param name="rows">The raw rows.</param>
    /// <param name="threads">How many threads apply the rules to the columns, the calling one included; at least 1. The result is the same to the bit.</param>
    /// <exception cref="ArgumentException">A column is missing or holds something else than in training, or a row something that a step cannot take.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is not positive.</exception>
    public Dataset Apply(Table rows, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        var table = PipelineColumns.Apply(PipelineColumns.Select(rows, _columns, Target), _rules, threads);
        var targets = Target is null ? null : table.Find(Target);
        float[] features = PipelineColumns.Numbers([.. FeatureNames.Select(name => table[name])], threads);
        return new Dataset(
            rows.Count, FeatureNames.Count, targets is null ? 0 : 1, features, targets is null ? [] : PipelineColumns.Numbers([targets]),
            FeatureNames, targets is null ? [] : [Target!], targets is null ? [] : ClassNames);
    }

    /// <summary>
    /// The same of rows that come block by block, and need never be in memory together: a source for <c>Fit</c>, <c>Evaluate</c> and <c>Predict</c>. A
    /// pipeline is fitted to a table in memory, such as the first blocks.
    /// </summary>
    /// <param name="blocks">The rows, enumerated anew for every pass; see <see cref="Table.BlocksFromCsv"/>.</param>
    /// <param name="count">How many rows there are, or null if that is not known.</param>
    /// <param name="withTarget">Whether the target is taken; rows to predict need not have it.</param>
    /// <param name="threads">How many threads apply the rules to a block, the calling one included; at least 1. The result is the same to the bit.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> or <paramref name="threads"/> is not positive.</exception>
    public IBatchSource Apply(IEnumerable<Table> blocks, long? count = null, bool withTarget = true, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        bool hasTarget = withTarget && Target is not null;
        var source = BatchSource.FromBatches(FeatureNames.Count, hasTarget ? 1 : 0, Datasets(blocks, hasTarget, threads), count);
        return source.WithNames(FeatureNames, hasTarget ? [Target!] : [], hasTarget ? ClassNames : []);
    }

    /// <summary>Brings predictions of the target back to the scale that it has in the table.</summary>
    /// <exception cref="InvalidOperationException">A step of the target cannot be undone.</exception>
    [MethodImpl(Hot.Optimized)]
    public void InvertTargets(Span<float> predictions)
    {
        foreach (ref float prediction in predictions)
        {
            double number = prediction;
            for (int i = _rules.Length - 1; i >= 0; i--)
                if (_rules[i].Column == Target && _rules[i] is not ClassRule) number = _rules[i].Invert(number);
            prediction = (float)number;
        }
    }

    /// <summary>The features of rows that are predicted; whatever stands in the target's column does not matter.</summary>
    internal Dataset ApplyToPredict(Table rows, int threads)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return Apply(Target is null || rows.Find(Target) is null ? rows : rows.Without(Target), threads);
    }

    /// <summary>The same of block by block, with or without the target. What is wrong with a row is said of the row in its block: the message adds where the block is.</summary>
    internal IEnumerable<Dataset> Datasets(IEnumerable<Table> blocks, bool hasTarget, int threads)
    {
        long first = 0;
        foreach (var block in blocks)
        {
            Dataset data;
            try
            {
                if (hasTarget) _ = block[Target!];
                data = hasTarget ? Apply(block, threads) : ApplyToPredict(block, threads);
            }
            catch (ArgumentException wrong)
            {
                throw new ArgumentException($"In the block of {block.Count} rows from row {first} on: {wrong.Message}", nameof(blocks), wrong);
            }

            first += block.Count;
            yield return data;
        }
    }
}
