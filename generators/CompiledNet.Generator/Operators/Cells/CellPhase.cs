namespace CompiledNet.Generator.Operators.Cells;

/// <summary>When a layer of a cell runs.</summary>
internal enum CellPhase
{
    /// <summary>Before the loop, on all frames at once.</summary>
    Before,

    /// <summary>At every step.</summary>
    Loop,

    /// <summary>Behind the loop, on all frames at once, or on the last alone if nothing else comes out.</summary>
    After,
}
