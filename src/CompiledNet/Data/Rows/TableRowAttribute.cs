using System;

namespace CompiledNet;

/// <summary>
/// Makes a partial record, class or struct a row of a <see cref="Table"/>, without reflection: each of its public properties is a column
/// of that name. Numbers and truth values are numbers, null where one is missing; texts and members of enumerations are texts.
/// </summary>
/// <example><code>
/// [TableRow]
/// public sealed partial record Passenger
/// {
///     public required string Sex { get; init; }
///     [Feature("passengerClass")] public required string Class { get; init; }
///     public float? Age { get; init; }
///     [Target] public string? Survived { get; init; }
/// }
/// </code></example>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public class TableRowAttribute : Attribute;
