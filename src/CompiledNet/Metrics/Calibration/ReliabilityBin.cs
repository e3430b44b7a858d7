namespace CompiledNet;

/// <summary>A point of a reliability curve, see <see cref="CalibrationError.Curve"/>.</summary>
/// <param name="Confidence">The mean confidence of the samples in the bin.</param>
/// <param name="ShareRight">How large a share of them came true; equal to the confidence where it is calibrated.</param>
/// <param name="Weight">The weight of the samples, their number without weights.</param>
public readonly record struct ReliabilityBin(double Confidence, double ShareRight, double Weight);
