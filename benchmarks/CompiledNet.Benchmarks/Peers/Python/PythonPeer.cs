using CompiledNet.Benchmarks.Workloads;

namespace CompiledNet.Benchmarks.Peers.Python;

/// <summary>A Python library that trains, driven by peers.py in a process of its own and timed there.</summary>
public sealed class PythonPeer(string name, string module) : Peer
{
    public const string PyTorch = "PyTorch", ScikitLearn = "scikit-learn";

    private string? _interpreter;

    public override string Name => name;

    public override string? Absence => (_interpreter ??= PythonProcess.Find(module)) is null ? $"no python3 that can import {module}" : null;

    /// <remarks>scikit-learn knows dense layers only.</remarks>
    public override Contender? Train(TrainingTask task) =>
        name == ScikitLearn && !task.Model.IsDense ? null : new PythonTraining(task, module, _interpreter ??= PythonProcess.Find(module)!);
}
