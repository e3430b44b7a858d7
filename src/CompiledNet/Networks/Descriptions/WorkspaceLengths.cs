namespace CompiledNet;

/// <summary>How many numbers the workspaces of a network take.</summary>
/// <param name="InferenceRowLength">Numbers per sample in an inference workspace.</param>
/// <param name="TrainingRowLength">Numbers per sample in a training workspace.</param>
/// <param name="InferenceFixedLength">Numbers in an inference workspace that do not depend on the batch.</param>
/// <param name="TrainingFixedLength">Numbers in a training workspace that do not depend on the batch.</param>
public readonly record struct WorkspaceLengths(int InferenceRowLength, int TrainingRowLength, int InferenceFixedLength, int TrainingFixedLength);
