namespace CompiledNet.Federated;

/// <summary>An update that went into the mean of a round.</summary>
/// <param name="Client">Whose it was.</param>
/// <param name="Samples">On how many samples it was trained.</param>
/// <param name="Share">What it weighs in the mean; the shares of a round add up to 1.</param>
/// <param name="Loss">The client's loss.</param>
/// <param name="Norm">The Euclidean norm of the change of all weights that the server changes, before it was clipped.</param>
/// <param name="Clipped">Whether the change was scaled down to <see cref="FederatedOptions.ClipNorm"/>.</param>
public sealed record Contribution(string Client, long Samples, double Share, double Loss, double Norm, bool Clipped);
