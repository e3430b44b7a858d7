namespace CompiledNet.Benchmarks.Convolutions;

/// <summary>A convolution in both forms, and the form that the generator's cost model chose.</summary>
/// <param name="Name">Input and layer.</param>
/// <param name="Direct">A product for every tap.</param>
/// <param name="Winograd">By minimal filtering.</param>
/// <param name="Automatic">The one that was chosen; minimal filtering alone needs memory that does not grow with the batch.</param>
internal sealed record MeasuredShape(string Name, INetwork<float> Direct, INetwork<float> Winograd, NetworkDescription Automatic)
{
    public bool ChoseWinograd => Automatic.Workspaces.InferenceFixedLength > 0;
}
