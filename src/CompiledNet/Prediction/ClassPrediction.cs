namespace CompiledNet;

/// <summary>The class that a network finds most probable.</summary>
/// <param name="Index">Its index.</param>
/// <param name="Name">Its name, if the network knows names of classes (<see cref="NetworkNames.ClassNames"/>), or null.</param>
/// <param name="Probability">How probable it is, from 0 to 1.</param>
public readonly record struct ClassPrediction(int Index, string? Name, float Probability);
