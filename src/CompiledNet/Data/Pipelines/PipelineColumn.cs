namespace CompiledNet;

/// <summary>A raw column that a pipeline reads, and whether it holds texts.</summary>
internal readonly record struct PipelineColumn(string Name, bool IsText);
