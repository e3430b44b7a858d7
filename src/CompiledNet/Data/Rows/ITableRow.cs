using System.Collections.Generic;

namespace CompiledNet;

/// <summary>A type whose objects are rows of a <see cref="Table"/>; the generator implements it for what carries <see cref="TableRowAttribute"/>.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
public interface ITableRow<TSelf> where TSelf : ITableRow<TSelf>
{
    /// <summary>The columns that the properties are, in their order.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="withTarget">Whether the target is one of them; it need not be known to predict.</param>
    static abstract IReadOnlyList<TableColumn> Columns(IReadOnlyList<TSelf> rows, bool withTarget);
}
