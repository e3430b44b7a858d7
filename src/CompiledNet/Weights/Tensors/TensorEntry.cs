namespace CompiledNet;

/// <summary>What the header of a safetensors file says about a tensor.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">How its numbers are stored.</param>
/// <param name="Shape">Its dimensions.</param>
/// <param name="Start">Its first byte, counted from the end of the header.</param>
/// <param name="End">The byte after its last.</param>
internal sealed record TensorEntry(string Name, TensorType Type, int[] Shape, long Start, long End);
