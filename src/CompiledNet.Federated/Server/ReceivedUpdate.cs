namespace CompiledNet.Federated;

/// <summary>An update that was found to fit.</summary>
/// <param name="Client">Whose it is.</param>
/// <param name="Samples">On how many samples it was trained.</param>
/// <param name="Loss">The loss there.</param>
/// <param name="Values">The weights, in the form of <see cref="WeightValues"/>.</param>
internal sealed record ReceivedUpdate(string Client, long Samples, double Loss, float[][] Values);
