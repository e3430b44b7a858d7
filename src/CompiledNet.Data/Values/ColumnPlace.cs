namespace CompiledNet;

/// <summary>Which column of which file is read, for messages.</summary>
/// <param name="Source">The file, or what the data is otherwise.</param>
/// <param name="Number">The column, counted from 1.</param>
/// <param name="Name">What it is called.</param>
/// <param name="FirstRow">The number of its first row in the file, counted from 1.</param>
internal readonly record struct ColumnPlace(string Source, int Number, string Name, long FirstRow)
{
    /// <summary>The exception for a value.</summary>
    /// <param name="row">The row in what is read now, counted from 0.</param>
    /// <param name="problem">What was expected and what came.</param>
    public DataFormatException Error(int row, string problem) => new(problem, Source, FirstRow + row, Number, Name);

    /// <summary>The exception for the column as a whole.</summary>
    public DataFormatException Error(string problem) => new(problem, Source, null, Number, Name);

    /// <summary>The exception for a column of a type that is neither numbers nor texts.</summary>
    public DataFormatException Unreadable(string type) =>
        Error($"expected numbers, texts, truth values or dates, got a column of {type}; name the columns to read without it");
}
