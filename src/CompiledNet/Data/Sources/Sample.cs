using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>One sample of a generator. Its memory is read before the next sample is asked for, so that a generator may fill the same arrays again.</summary>
/// <param name="Features">All inputs of a network, one after another.</param>
/// <param name="Targets">The targets of all outputs, one after another.</param>
/// <param name="Weight">What the loss is multiplied by; finite and at least 0.</param>
[method: MethodImpl(Hot.Inlined)]
public readonly record struct Sample(ReadOnlyMemory<float> Features, ReadOnlyMemory<float> Targets = default, float Weight = 1)
{
    /// <summary>A sample of a network of several inputs or outputs, in the order in which the network has them.</summary>
    public static Sample Of(IEnumerable<float[]> inputs, IEnumerable<float[]> targets, float weight = 1) =>
        new(inputs.SelectMany(input => input).ToArray(), targets.SelectMany(target => target).ToArray(), weight);
}
