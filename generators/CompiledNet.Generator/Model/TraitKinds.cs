using System;

namespace CompiledNet.Generator.Model;

/// <summary>The interfaces of the library that a type implements.</summary>
[Flags]
internal enum TraitKinds
{
    None = 0,
    ElementwiseActivation = 1,
    ElementwiseActivationFromOutput = 2,
    VectorActivation = 4,
    Loss = 8,
    Initializer = 16,
    Regularizer = 32,
    Constraint = 64,
    OnePassLoss = 128,
    SequenceLoss = 256,
}
