namespace CompiledNet.Generator.Kernels;

/// <summary>One loop of a kernel that moves numbers between two layouts.</summary>
/// <param name="Length">How often it turns.</param>
/// <param name="From">How far each turn goes in what is read; 0 to read the same again.</param>
/// <param name="To">How far each turn goes in what is written; 0 to add to the same.</param>
internal readonly record struct StridedAxis(int Length, int From, int To)
{
    /// <summary>Whether this loop around <paramref name="inner"/> is the same as one longer loop.</summary>
    public bool Continues(StridedAxis inner) => From == inner.From * inner.Length && To == inner.To * inner.Length;
}
