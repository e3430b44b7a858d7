namespace CompiledNet.Generator.Kernels;

/// <summary>What a kernel has found for a part of a batch and others need of the whole: in between all parts have to meet.</summary>
/// <param name="Kind">How the numbers of the parts become those of the batch.</param>
/// <param name="Numbers">Two vectors of numbers for each channel.</param>
internal sealed record Meeting(MeetingKind Kind, Tensor Numbers);
