using System;

namespace CompiledNet;

/// <summary>The rows of a CSV file as features and targets, in their order.</summary>
internal interface ICsvRows : IDisposable
{
    /// <summary>Which columns are features and which labels.</summary>
    CsvColumns Columns { get; }

    /// <summary>The classes that have occurred, or null if the labels are numbers. Targets are provisional numbers of classes.</summary>
    ClassIndexer? Classes { get; }

    /// <summary>Whether a missing feature is NaN for now, because the mean of its column is to take its place.</summary>
    bool LacksMeans { get; }

    /// <summary>The line on which the last row began, for messages.</summary>
    long Line { get; }

    /// <summary>Reads the next rows that are not left out, from 1 to <paramref name="most"/>; 0 at the end.</summary>
    /// <exception cref="DataFormatException">The file does not hold what was expected.</exception>
    int Read(Span<float> features, Span<float> targets, int most);
}
