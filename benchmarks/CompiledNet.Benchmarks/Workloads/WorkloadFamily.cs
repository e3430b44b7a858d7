namespace CompiledNet.Benchmarks.Workloads;

/// <summary>Workloads that are measured in the same way.</summary>
public enum WorkloadFamily
{
    Inference,
    Batch,
    Stepping,
    Training,
}
