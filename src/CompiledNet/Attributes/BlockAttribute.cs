using System;

namespace CompiledNet;

/// <summary>
/// Marks a partial class as a block: layers declared once and put into networks, any number of times, by
/// <see cref="BlockAttribute{TBlock}"/>, or taken through sequences by <see cref="TimeDistributedAttribute{TBlock}"/> or, with
/// states, by <see cref="RecurrentAttribute{TCell}"/>. Its last layer is its result; its <see cref="InputAttribute"/> has no shape.
/// </summary>
/// <example>
/// <code>
/// [Block]
/// public sealed partial class Residual
/// {
///     [Input]                      public partial Node X   { get; }
///     [Dense&lt;ReLU&gt;]                public partial Node A   { get; }
///     [Add(nameof(X), nameof(A))]  public partial Node Sum { get; }
/// }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class BlockAttribute : Attribute;
