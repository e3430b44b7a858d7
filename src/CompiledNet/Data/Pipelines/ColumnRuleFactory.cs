using System.Collections.Generic;

namespace CompiledNet;

/// <summary>Makes a rule again of what a file has of it; null if there is no rule of these texts and numbers.</summary>
/// <param name="column">The column it reads.</param>
/// <param name="texts">Its texts.</param>
/// <param name="numbers">Its numbers, all finite.</param>
public delegate ColumnRule? ColumnRuleFactory(string column, IReadOnlyList<string> texts, IReadOnlyList<double> numbers);
