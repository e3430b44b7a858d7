using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>A source in the order of names that something was fitted to: columns and classes are found by name, as those of a data set are.</summary>
internal sealed class AlignedSource : DerivedSource
{
    private readonly DataNames _known;
    private readonly int[]? _features, _targets, _classes;
    private readonly string _owner;

    private AlignedSource(IBatchSource source, DataNames known, int[]? features, int[]? targets, int[]? classes, string owner)
        : base(source) => (_known, _features, _targets, _classes, _owner) = (known, features, targets, classes, owner);

    public override IReadOnlyList<string> FeatureNames => _features is null ? Source.FeatureNames : _known.Features;

    public override IReadOnlyList<string> TargetNames => _targets is null ? Source.TargetNames : _known.Targets;

    public override IReadOnlyList<string> ClassNames => _classes is null ? Source.ClassNames : _known.Classes;

    /// <summary>The source in the order of the names; itself if it is in it.</summary>
    /// <exception cref="ArgumentException">The columns have other names, or one occurs twice.</exception>
    public static IBatchSource Of(IBatchSource source, DataNames known, string owner)
    {
        if (source is Dataset data) return data.AlignTo(known, owner);
        int[]? features = ColumnNames.Order(known.Features, source.FeatureNames, "features", owner);
        int[]? targets = ColumnNames.Order(known.Targets, source.TargetNames, "targets", owner), classes = null;
        if (source.TargetCount == 1) classes = ClassIndexMap.Between(source.ClassNames, known.Classes);
        else if (source.TargetNames.Count == 0 && source.ClassNames.Count == source.TargetCount)
            targets = ColumnNames.Order(known.Classes, source.ClassNames, "classes", owner);
        return features is null && targets is null && classes is null ? source : new AlignedSource(source, known, features, targets, classes, owner);
    }

    public override IBatchReader Open(SourcePass pass) => new Reader(this, Source.Open(pass), pass);

    private sealed class Reader(AlignedSource source, IBatchReader reader, SourcePass pass) : IBatchReader
    {
        private readonly float[] _row = new float[Math.Max(source.FeatureCount, source.TargetCount)];
        private long _count;

        [MethodImpl(Hot.Optimized)]
        public int Read(Span<float> features, Span<float> targets, Span<float> weights, int most)
        {
            int rows = reader.Read(features, targets, weights, most);
            Order(features, rows, source.FeatureCount, source._features);
            Order(targets, rows, source.TargetCount, source._targets);
            if (source._classes is not { } map) return rows;
            for (int row = 0; row < rows; row++)
                if (pass.IsWanted(_count++)) targets[row] = Class(targets[row], map);
            return rows;
        }

        public void Dispose() => reader.Dispose();

        private void Order(Span<float> values, int rows, int width, int[]? positions)
        {
            if (positions is null) return;
            for (int row = 0; row < rows; row++)
            {
                var numbers = values.Slice(row * width, width);
                numbers.CopyTo(_row);
                for (int i = 0; i < width; i++) numbers[i] = _row[positions[i]];
            }
        }

        private float Class(float target, int[] map)
        {
            if (target >= 0 && target < map.Length && target == MathF.Floor(target) && map[(int)target] >= 0) return map[(int)target];
            string name = target >= 0 && target < source.Source.ClassNames.Count ? $"'{source.Source.ClassNames[(int)target]}'" : $"{target}";
            throw new ArgumentException($"A sample is of the class {name}, which {source._owner} was not fitted to; it knows {source._known.Classes.Count} classes: {CsvText.Quote(string.Join(", ", source._known.Classes))}.");
        }
    }
}
