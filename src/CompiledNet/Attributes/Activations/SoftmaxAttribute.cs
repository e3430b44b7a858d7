namespace CompiledNet;

/// <summary>y = exp(x) / Σ exp(x) over the last axis: positive numbers that add up to 1.</summary>
public sealed class SoftmaxAttribute : LayerAttribute;
