using CompiledNet.Generator.Kernels;

namespace CompiledNet.Generator.Lowering;

/// <summary>Where all parts of a batch stop, and a stage of the way forward or back ends.</summary>
/// <param name="Meeting">What they meet about; null where gradients have become final.</param>
/// <param name="FirstFinal">Of gradients, from which place in the parameter block on nothing behind the cut changes them.</param>
internal sealed record StageCut(Meeting? Meeting, int FirstFinal);
